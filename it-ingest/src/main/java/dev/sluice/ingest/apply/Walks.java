package dev.sluice.ingest.apply;

import dev.sluice.contract.EventIdentity;
import dev.sluice.contract.SourcePartition;
import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.Reading;
import dev.sluice.ingest.Reading.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Goes through a batch in order and tells what each event is to its source partition. For one thread. */
final class Walks {
    private final Map<SourcePartition, SourceWalk> walks = new HashMap<>();
    private final Map<DeviceId, Kept<DeviceRecord>> devices;
    private final Batch batch;
    private final Map<DeviceId, List<Arrival>> arrivals = new LinkedHashMap<>();
    private final List<Reading.Refused> refused = new ArrayList<>();

    Walks(Map<SourcePartition, Kept<Progress>> progress, Map<DeviceId, Kept<DeviceRecord>> devices, Batch batch) {
        this.devices = devices;
        this.batch = batch;
        progress.forEach((source, kept) -> walks.put(source, new SourceWalk(source, kept)));
    }

    void pass(Reading reading) {
        Optional<Origin> origin = reading.origin();
        if (origin.isPresent()) {
            pass(reading, origin.get());
        } else if (reading instanceof Reading.Refused nowhere) {
            refused.add(nowhere);
        }
    }

    /** Each device's events, in order. */
    Map<DeviceId, List<Arrival>> arrivals() {
        return arrivals;
    }

    /** Events to be set aside. */
    List<Reading.Refused> refused() {
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

    private void pass(Reading reading, Origin origin) {
        SourceWalk walk = walkOf(origin.identity().source());
        SourceWalk.Pass pass = walk.pass(origin);
        if (batch.wasApplied(reading)) {
            walk.fillHole(origin.identity().sequence());
        } else if (reading instanceof Reading.Telemetry telemetry) {
            arrivals.computeIfAbsent(telemetry.event().device(), device -> new ArrayList<>())
                    .add(new Arrival(telemetry, walk, pass.first(), pass.active()));
        } else if (reading instanceof Reading.Refused bad) {
            passRefused(bad, origin.identity(), walk, pass.first());
        }
    }

    private void passRefused(Reading.Refused reading, EventIdentity identity, SourceWalk walk, boolean first) {
        if (first && !wasApplied(reading, identity)) {
            walk.addHole(identity.sequence());
        }
        if (walk.isHole(identity.sequence())) {
            refused.add(reading);
        }
    }

    /** It may have been fit to be applied under the rules of the day when it came first. */
    private boolean wasApplied(Reading.Refused reading, EventIdentity identity) {
        return Senders.of(reading)
                .map(devices::get)
                .map(kept -> Heads.of(kept.value(), identity.source()))
                .map(head -> head >= identity.sequence())
                .orElse(false);
    }

    private SourceWalk walkOf(SourcePartition source) {
        return walks.computeIfAbsent(source, unknown -> new SourceWalk(unknown, Kept.absent()));
    }
}
