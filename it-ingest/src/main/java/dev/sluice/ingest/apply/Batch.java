package dev.sluice.ingest.apply;

import dev.sluice.contract.SourcePartition;
import dev.sluice.contract.quarantine.QuarantineReason;
import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.EventReader;
import dev.sluice.ingest.Reading.Origin;
import dev.sluice.service.event.ReceivedEvent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A batch as it was read: its events, where they come from and who sent them. For one thread. */
final class Batch {
    private final String hubPartition;
    private final List<Delivery> deliveries;
    private final Set<SourcePartition> sources = new LinkedHashSet<>();
    private final Set<DeviceId> devices = new LinkedHashSet<>();
    private @Nullable SourcePartition latest;

    private Batch(String hubPartition, List<Delivery> deliveries) {
        this.hubPartition = hubPartition;
        this.deliveries = deliveries;
        deliveries.forEach(this::note);
    }

    static Batch read(String hubPartition, List<ReceivedEvent> events, EventReader reader) {
        List<Delivery> deliveries = new ArrayList<>(events.size());
        events.forEach(event -> deliveries.add(new Delivery(reader.read(event))));
        return new Batch(hubPartition, deliveries);
    }

    List<Delivery> deliveries() {
        return deliveries;
    }

    Set<SourcePartition> sources() {
        return sources;
    }

    Set<DeviceId> devices() {
        return devices;
    }

    /** Sets an event aside, once however often the batch is decided. */
    void keep(Delivery delivery, QuarantineReason reason, IntakeParts parts) {
        if (!delivery.wasKept()) {
            parts.quarantine().keep(hubPartition, delivery.reading(), reason);
            parts.meter().quarantined(reason.code());
            delivery.kept();
        }
    }

    /** Counts what became of the events. */
    void count(IntakeMeter meter) {
        meter.applied(count(Delivery::wasApplied));
        meter.stale(count(Delivery::isStale));
        meter.canaries(count(Delivery::isCanary));
    }

    private void note(Delivery delivery) {
        Origin origin = delivery.origin();
        if (origin != null) {
            note(origin.identity().source());
        }
        DeviceId sender = delivery.sender();
        if (sender != null) {
            devices.add(sender);
        }
    }

    /** Mostly it is that of the event before. */
    private void note(SourcePartition source) {
        if (!source.equals(latest)) {
            sources.add(source);
            latest = source;
        }
    }

    private int count(Predicate<Delivery> wanted) {
        return (int) deliveries.stream().filter(wanted).count();
    }
}
