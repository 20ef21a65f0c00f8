package dev.sluice.ingest.assembly;

import dev.sluice.ingest.AlarmTransition;
import dev.sluice.ingest.alarms.AlarmSink;
import dev.sluice.ingest.telemetry.IngestCounters;
import java.util.List;

/** Counts what was accepted, also when what comes behind it is not. */
record CountedSink(AlarmSink sink, IngestCounters counters) implements AlarmSink {
    @Override
    public void send(List<AlarmTransition> transitions) {
        sink.send(transitions);
        counters.published(transitions.size());
    }
}
