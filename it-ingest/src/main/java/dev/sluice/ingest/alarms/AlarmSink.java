package dev.sluice.ingest.alarms;

import dev.sluice.ingest.AlarmTransition;
import dev.sluice.ingest.IngestException;
import java.util.List;

/** Where alarms go. Safe to share between threads. */
@FunctionalInterface
public interface AlarmSink {
    /**
     * Sends transitions, those of a device in their order; returns when all of them were accepted.
     *
     * @throws IngestException when one may not have been accepted: all are to be sent again
     */
    void send(List<AlarmTransition> transitions);
}
