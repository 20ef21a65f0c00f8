package dev.sluice.ingest;

import dev.sluice.contract.EventIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What rules need to know of a device: kept with its state.
 *
 * @param open its open alarms, by rule
 * @param last its last event that came in order; {@code null} before the first
 */
public record DeviceAlarms(
        Map<String, OpenAlarm> open, @Nullable Stamp last) {
    /** Of a device that was never heard of. */
    public static final DeviceAlarms NONE = new DeviceAlarms(Map.of(), null);

    public DeviceAlarms {
        open = Map.copyOf(open);
    }

    /**
     * An event on the clock of its source partition.
     *
     * @param event which
     * @param type its message type
     * @param enqueued when the OT hub received it
     * @param active how long the partition had been active by then: the sum of the times between its consecutive
     *     events, each capped, so that an outage of all devices is no silence of each
     */
    public record Stamp(EventIdentity event, String type, Instant enqueued, Duration active) {}
}
