package dev.sluice.ingest.apply;

import dev.sluice.contract.SourcePartition;
import dev.sluice.contract.quarantine.QuarantineReason;
import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.EventReader;
import dev.sluice.ingest.Reading;
import dev.sluice.service.event.ReceivedEvent;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A batch as it was read, and what has been done with it. For one thread. */
final class Batch {
    private final String hubPartition;
    private final List<Reading> readings;
    private final Set<Reading> applied = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Reading> kept = Collections.newSetFromMap(new IdentityHashMap<>());

    private Batch(String hubPartition, List<Reading> readings) {
        this.hubPartition = hubPartition;
        this.readings = readings;
    }

    static Batch read(String hubPartition, List<ReceivedEvent> events, EventReader reader) {
        return new Batch(hubPartition, events.stream().map(reader::read).toList());
    }

    List<Reading> readings() {
        return readings;
    }

    Set<SourcePartition> sources() {
        return readings.stream()
                .flatMap(reading -> reading.origin().stream())
                .map(origin -> origin.identity().source())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    Set<DeviceId> devices() {
        return readings.stream()
                .flatMap(reading -> Senders.of(reading).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Sets an event aside, once however often the batch is decided. */
    void keep(Reading reading, QuarantineReason reason, IntakeParts parts) {
        if (!kept.contains(reading)) {
            parts.quarantine().keep(hubPartition, reading, reason);
            parts.meter().quarantined(reason.code());
            kept.add(reading);
        }
    }

    void applied(Reading reading) {
        applied.add(reading);
    }

    /** Whether an earlier try at this batch applied it. */
    boolean wasApplied(Reading reading) {
        return applied.contains(reading);
    }

    /** Counts what became of the events. */
    void count(IntakeMeter meter) {
        meter.applied(applied.size());
        meter.stale((int) readings.stream().filter(this::isStale).count());
        meter.canaries(
                (int) readings.stream().filter(Reading.Canary.class::isInstance).count());
    }

    private boolean isStale(Reading reading) {
        return !(reading instanceof Reading.Canary) && !applied.contains(reading) && !kept.contains(reading);
    }
}
