package dev.sluice.ingest.functions;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.WarmupTrigger;

/** Opens the storage before the first events come, when the platform adds an instance. */
public final class WarmupFunction {
    /** What can't be reached yet is waited for by the first batch. */
    @FunctionName("warmup")
    public void run(@WarmupTrigger(name = "context") String context) {
        IngestWorker.shared().connectAhead();
    }
}
