package dev.sluice.ingest.view;

import dev.sluice.ingest.DeviceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A device in a list.
 *
 * @param device who
 * @param type message type of its last event
 * @param site site of its last event
 * @param firmware the last one that it named
 * @param lastSeen latest time at which the OT hub received something of it
 * @param events how many of its events were applied
 */
public record DeviceSummary(
        DeviceId device, String type, String site, @Nullable String firmware, Instant lastSeen, long events) {}
