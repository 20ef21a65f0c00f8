package dev.sluice.ingest;

import static java.util.Collections.unmodifiableMap;
import static java.util.Objects.requireNonNull;

import dev.sluice.contract.EventIdentity;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A device's message that passed validation.
 *
 * @param identity where it comes from, and its place there
 * @param enqueued when the OT hub received it
 * @param device who sent it
 * @param type its message type
 * @param site where the device stands; {@code -} when nothing says so
 * @param time when it was measured: from the body where its type says where, else {@code enqueued}
 * @param firmware the device's firmware, if the message names it
 * @param bytes length of the body
 * @param measurements what was measured, by name, in the order of the body
 */
public record TelemetryEvent(
        EventIdentity identity,
        Instant enqueued,
        DeviceId device,
        String type,
        String site,
        Instant time,
        @Nullable String firmware,
        int bytes,
        Map<String, MeasuredValue> measurements) {
    public TelemetryEvent {
        requireNonNull(identity, "identity");
        requireNonNull(enqueued, "enqueued");
        requireNonNull(device, "device");
        requireNonNull(type, "type");
        requireNonNull(site, "site");
        requireNonNull(time, "time");
        measurements = unmodifiableMap(new LinkedHashMap<>(measurements));
    }
}
