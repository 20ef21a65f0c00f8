package dev.sluice.ingest.view;

import dev.sluice.ingest.AlarmTransition;
import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.IngestException;
import org.jspecify.annotations.Nullable;

/** Reads recorded alarms from storage. Every method throws {@link IngestException} while storage is away. Safe to share. */
public interface Alarms {
    /**
     * A page of alarms in a stable order. A page may be empty and not the last.
     *
     * @param query which
     * @param continuation where the last page ended; {@code null} for the first
     * @param limit the most alarms in the page, 1 to 1,000
     * @throws InvalidContinuationException when the continuation is none of this query
     */
    Page<StoredAlarm> list(Query query, @Nullable String continuation, int limit);

    /**
     * Which alarms.
     *
     * @param device of this device only, if given
     * @param open only those that are open, or only those that are cleared, if given
     */
    record Query(@Nullable DeviceId device, @Nullable Boolean open) {}

    /**
     * An alarm.
     *
     * @param raised how it began
     * @param cleared how it ended, if it did
     */
    record StoredAlarm(AlarmTransition raised, @Nullable AlarmTransition cleared) {}
}
