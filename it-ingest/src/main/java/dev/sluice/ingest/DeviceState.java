package dev.sluice.ingest;

import dev.sluice.contract.EventIdentity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a device. Every member but the counters is the same whatever order the device's events came in.
 *
 * @param device who
 * @param type message type of its last event
 * @param site site of its last event
 * @param firmware the last one that it named
 * @param lastSeen latest time at which the OT hub received something of it
 * @param lastMeasured latest time of measurement
 * @param head its last event: the highest (incarnation, sequence)
 * @param events how many of its events were applied, each once
 * @param bytes sum of their bodies' lengths
 * @param measurements last values by name: the first {@link #MOST_MEASUREMENTS} names in the order of {@link String}, in
 *     that order
 * @param overflow names that had no place, the first {@link #MOST_OVERFLOW} of them in the same order
 */
public record DeviceState(
        DeviceId device,
        String type,
        String site,
        @Nullable String firmware,
        Instant lastSeen,
        Instant lastMeasured,
        EventIdentity head,
        long events,
        long bytes,
        Map<String, Measurement> measurements,
        List<String> overflow) {
    /** How many measurements of a device are kept. */
    public static final int MOST_MEASUREMENTS = 200;

    /** How many names without a place are kept. */
    public static final int MOST_OVERFLOW = 10;

    public DeviceState {
        measurements = LastValues.copyOf(measurements);
        overflow = List.copyOf(overflow);
    }
}
