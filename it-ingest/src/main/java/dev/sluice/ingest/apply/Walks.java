package dev.sluice.ingest.apply;

import dev.sluice.contract.EventIdentity;
import dev.sluice.contract.SourcePartition;
import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.Reading;
import dev.sluice.ingest.Reading.Origin;
import dev.sluice.ingest.TelemetryEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Goes through a batch in order and tells what each event is to its source partition. For one thread. */
final class Walks {
    private final Map<SourcePartition, SourceWalk> walks = new HashMap<>();
    private final Map<DeviceId, Kept<DeviceRecord>> devices;
    private final Map<DeviceId, List<Arrival>> arrivals = new LinkedHashMap<>();
    private final List<Delivery> refused = new ArrayList<>();
    private @Nullable SourceWalk latest;

    Walks(Map<SourcePartition, Kept<Progress>> progress, Map<DeviceId, Kept<DeviceRecord>> devices) {
        this.devices = devices;
        progress.forEach((source, kept) -> walks.put(source, new SourceWalk(source, kept)));
    }

    void pass(Delivery delivery) {
        Origin origin = delivery.origin();
        if (origin != null) {
            pass(delivery, origin);
        } else if (delivery.reading() instanceof Reading.Refused) {
            refused.add(delivery);
        }
    }

    /** Each device's events, in order. */
    Map<DeviceId, List<Arrival>> arrivals() {
        return arrivals;
    }

    /** Events to be set aside. */
    List<Delivery> refused() {
        return refused;
    }

    Stream<SourceWalk> all() {
        return walks.values().stream();
    }

    /** Notes how progress is stored now. */
    void stored(Map<SourcePartition, Kept<Progress>> now) {
        now.forEach((source, kept) -> walkOf(source).stored(kept));
    }

    /** Whether the hole of an event that a device filled is closed: it never opens again. */
    boolean isSettled(EventIdentity event) {
        SourceWalk walk = walks.get(event.source());
        return walk != null && walk.wasPassed(event.sequence());
    }

    private void pass(Delivery delivery, Origin origin) {
        SourceWalk walk = walkOf(origin.identity().source());
        SourceWalk.Pass pass = walk.pass(origin);
        if (delivery.wasApplied()) {
            walk.fillHole(origin.identity().sequence());
        } else if (delivery.reading() instanceof Reading.Telemetry telemetry) {
            TelemetryEvent event = telemetry.event();
            arrivals.computeIfAbsent(event.device(), device -> new ArrayList<>(2))
                    .add(new Arrival(delivery, event, walk, pass.first(), pass.active()));
        } else if (delivery.reading() instanceof Reading.Refused) {
            passRefused(delivery, origin.identity(), walk, pass.first());
        }
    }

    private void passRefused(Delivery delivery, EventIdentity event, SourceWalk walk, boolean first) {
        if (first && !wasApplied(delivery.sender(), event)) {
            walk.addHole(event.sequence());
        }
        if (walk.isHole(event.sequence())) {
            refused.add(delivery);
        }
    }

    /** It may have been fit to be applied under the rules of the day when it came first. */
    private boolean wasApplied(@Nullable DeviceId sender, EventIdentity event) {
        return sender != null && Heads.isPassed(devices.get(sender), event);
    }

    /** Mostly it is that of the event before. */
    private SourceWalk walkOf(SourcePartition source) {
        if (latest == null || !latest.source().equals(source)) {
            latest = walks.computeIfAbsent(source, unknown -> new SourceWalk(unknown, Kept.absent()));
        }
        return latest;
    }
}
