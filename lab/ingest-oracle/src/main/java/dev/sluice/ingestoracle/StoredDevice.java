package dev.sluice.ingestoracle;

import dev.sluice.contract.EventIdentity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What ingest has stored of a device.
 *
 * @param device as callers name it, {@code hub~id}
 * @param type message type of its last event
 * @param site site of its last event
 * @param firmware the last one that it named
 * @param lastSeen when the OT hub last received something of it
 * @param lastMeasured its latest time of measurement
 * @param head its last event
 * @param events how many events were counted
 * @param bytes of their bodies
 * @param measurements last values by name
 * @param overflow names that had no place, in their order
 */
public record StoredDevice(
        String device,
        String type,
        String site,
        @Nullable String firmware,
        Instant lastSeen,
        Instant lastMeasured,
        EventIdentity head,
        long events,
        long bytes,
        Map<String, Value> measurements,
        List<String> overflow) {
    public StoredDevice {
        measurements = Map.copyOf(measurements);
        overflow = List.copyOf(overflow);
    }

    /** What a value is. */
    public enum Kind {
        NUMBER,
        BOOLEAN,
        TEXT
    }

    /**
     * A last value.
     *
     * @param time when it was measured
     * @param incarnation of the hub that the event came from
     * @param sequence of the event
     */
    public record Value(Kind kind, String text, Instant time, long incarnation, long sequence) {}
}
