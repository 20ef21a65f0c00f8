package dev.sluice.ingest.apply;

import static java.util.Objects.requireNonNull;

import dev.sluice.contract.EventIdentity;
import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.DeviceState;
import dev.sluice.ingest.LastValues;
import dev.sluice.ingest.TelemetryEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of a device while events are applied. For one thread. */
final class StateFold {
    private final Measurements measurements;
    private @Nullable TelemetryEvent latest;
    private @Nullable DeviceState before;
    private @Nullable String firmware;
    private @Nullable Rank firmwareRank;
    private @Nullable Rank head;
    private Instant lastSeen = Instant.MIN;
    private Instant lastMeasured = Instant.MIN;
    private long events;
    private long bytes;

    /** A device that was never heard of. */
    StateFold() {
        this.measurements = new Measurements(LastValues.NONE, List.of());
    }

    /** A device as it is stored. */
    StateFold(DeviceRecord record) {
        DeviceState state = record.state();
        this.before = state;
        this.measurements = new Measurements(state.measurements(), state.overflow());
        this.firmware = state.firmware();
        this.firmwareRank = record.firmware();
        this.head = Rank.of(state.head());
        this.lastSeen = state.lastSeen();
        this.lastMeasured = state.lastMeasured();
        this.events = state.events();
        this.bytes = state.bytes();
    }

    void apply(TelemetryEvent event) {
        Rank rank = Rank.of(event.identity());
        if (head == null || rank.isAfter(head)) {
            head = rank;
            latest = event;
        }
        if (event.firmware() != null && (firmwareRank == null || rank.isAfter(firmwareRank))) {
            firmware = event.firmware();
            firmwareRank = rank;
        }
        lastSeen = later(lastSeen, event.enqueued());
        lastMeasured = later(lastMeasured, event.time());
        events++;
        bytes += event.bytes();
        measurements.apply(event);
    }

    @Nullable Rank firmwareRank() {
        return firmwareRank;
    }

    /** What is known now; at least one event was applied by then. */
    DeviceState state() {
        TelemetryEvent last = latest;
        if (last != null) {
            return state(last.device(), last.type(), last.site(), last.identity());
        }
        DeviceState same = requireNonNull(before, "a device has a state or an event");
        return state(same.device(), same.type(), same.site(), same.head());
    }

    private DeviceState state(DeviceId device, String type, String site, EventIdentity identity) {
        return new DeviceState(
                device,
                type,
                site,
                firmware,
                lastSeen,
                lastMeasured,
                identity,
                events,
                bytes,
                measurements.values(),
                measurements.overflow());
    }

    private static Instant later(Instant one, Instant other) {
        return other.isAfter(one) ? other : one;
    }
}
