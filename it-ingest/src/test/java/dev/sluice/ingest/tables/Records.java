package dev.sluice.ingest.tables;

import dev.sluice.contract.EventIdentity;
import dev.sluice.contract.SourcePartition;
import dev.sluice.ingest.AlarmTransition;
import dev.sluice.ingest.DeviceAlarms;
import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.DeviceState;
import dev.sluice.ingest.MeasuredValue;
import dev.sluice.ingest.Measurement;
import dev.sluice.ingest.OpenAlarm;
import dev.sluice.ingest.apply.DeviceRecord;
import dev.sluice.ingest.apply.DeviceUpdate;
import dev.sluice.ingest.apply.Kept;
import dev.sluice.ingest.apply.Rank;
import dev.sluice.ingest.apply.StateStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Made-up devices. */
final class Records {
    static final Instant TIME = Instant.parse("2026-01-01T10:30:00Z");
    static final SourcePartition SOURCE = new SourcePartition("ot-hub", 5, "0");

    private Records() {}

    static DeviceId id(int number) {
        return new DeviceId("ot-hub", "device/" + number);
    }

    static EventIdentity event(long sequence) {
        return new EventIdentity(SOURCE, sequence);
    }

    static DeviceRecord device(DeviceId id, String site, Instant lastSeen) {
        return device(id, site, lastSeen, DeviceAlarms.NONE);
    }

    static DeviceRecord device(DeviceId id, String site, Instant lastSeen, DeviceAlarms alarms) {
        var value = new MeasuredValue(MeasuredValue.Kind.NUMBER, "1.50");
        var state = new DeviceState(
                id,
                "default",
                site,
                "1.0",
                lastSeen,
                lastSeen.plusNanos(1),
                event(7),
                3,
                120,
                new TreeMap<>(Map.of("temperature", new Measurement(value, lastSeen, 5, 7))),
                List.of("zz"));
        return new DeviceRecord(state, new Rank(5, 7), Map.of(SOURCE, 7L), Set.of(event(3)), alarms, 0);
    }

    /** As it is after an alarm of rule {@code high} was raised. */
    static DeviceRecord raised(DeviceId id) {
        var open = Map.of("high", new OpenAlarm("high", event(7), TIME));
        return device(id, "north", TIME, new DeviceAlarms(open, stamp()))
                .withAlarms(new DeviceAlarms(open, stamp()), 1);
    }

    static DeviceAlarms.Stamp stamp() {
        return new DeviceAlarms.Stamp(event(7), "default", TIME, Duration.ofSeconds(90));
    }

    static AlarmTransition transition(AlarmTransition.Kind kind, DeviceId device, long start) {
        return new AlarmTransition(
                kind, device, "high", event(start), TIME.plusSeconds(start), "critical", "temperature", "81.0");
    }

    static Kept<DeviceRecord> write(StateStore store, DeviceRecord record, AlarmTransition... transitions) {
        DeviceId id = record.state().device();
        Kept<DeviceRecord> before = store.devices(Set.of(id)).get(id);
        return store.write(List.of(new DeviceUpdate(before, record, List.of(transitions))))
                .written()
                .get(id);
    }
}
