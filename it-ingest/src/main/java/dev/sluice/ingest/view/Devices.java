package dev.sluice.ingest.view;

import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.DeviceState;
import dev.sluice.ingest.IngestException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the devices' state from storage. Every method throws {@link IngestException} while storage is away. Safe to share. */
public interface Devices {
    /** One device with its version, or nothing. */
    Optional<Versioned<DeviceState>> find(DeviceId device);

    /**
     * A page of devices in a stable order. A page may be empty and not the last.
     *
     * @param query which
     * @param continuation where the last page ended; {@code null} for the first
     * @param limit the most devices in the page, 1 to 1,000
     * @throws InvalidContinuationException when the continuation is none of this query
     */
    Page<DeviceSummary> list(Query query, @Nullable String continuation, int limit);

    /**
     * Which devices.
     *
     * @param site at this site only, if given
     * @param staleSince not seen since, if given: {@code lastSeen} before it
     */
    record Query(@Nullable String site, @Nullable Instant staleSince) {}
}
