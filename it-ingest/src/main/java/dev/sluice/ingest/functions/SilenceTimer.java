package dev.sluice.ingest.functions;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TimerTrigger;

/**
 * Raises the alarms of devices that have fallen silent, and publishes whatever alarm waits: once a minute, on one
 * instance at a time. What fails is tried again a minute later.
 */
public final class SilenceTimer {
    /** Returns when every silent device was looked at and every alarm that waited is published. */
    @FunctionName("silence")
    public void run(@TimerTrigger(name = "timer", schedule = "0 */1 * * * *") String timer) {
        IngestWorker.shared().watch();
    }
}
