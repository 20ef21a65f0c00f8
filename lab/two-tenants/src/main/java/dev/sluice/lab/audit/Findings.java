package dev.sluice.lab.audit;

import java.util.List;
import java.util.Optional;

/**
 * What the audit found. All numbers are counts.
 *
 * @param sources what the ledgers tell
 * @param bridge what the archive tells of the bridge
 * @param archive what the archive holds, held against the ledgers
 * @param ingest what ingest has stored, held against the archive, where that is known
 * @param toArchive from a device's first attempt to the first sight of the file, where sightings are known
 * @param toItHub from a device's first attempt to the IT hub
 * @param reasons why this is no pass, each in one line; none for a pass
 */
public record Findings(
        Sources sources,
        Bridge bridge,
        Archive archive,
        Optional<Ingest> ingest,
        Optional<Latency> toArchive,
        Optional<Latency> toItHub,
        List<String> reasons) {

    /**
     * What the sources sent.
     *
     * @param events accepted by the OT hub, each counted once
     * @param bytes of their bodies
     * @param resent attempts that repeat one of unknown outcome, counted by event
     * @param rejectedRows rows of recordings that were no readings
     */
    public record Sources(long devices, long events, long bytes, long resent, long rejectedRows) {}

    /**
     * What the bridge did.
     *
     * @param forwarded events of the OT hub that the archive knows, each counted once
     * @param resent repeats of them
     * @param gaps sequence numbers of the OT hub that are missing between others
     */
    public record Bridge(long forwarded, long resent, long gaps) {}

    /**
     * What the archive holds.
     *
     * @param missing accepted events without a row that is not flagged
     * @param duplicates rows not flagged that repeat an event and that no unknown attempt explains
     * @param flagged rows flagged as a repeat by the bridge
     * @param outOfOrder rows behind a later event of their device or a later row of their hub partition
     * @param altered rows that are not what a source sent
     * @param errors rows whose body could not be read as JSON
     */
    public record Archive(
            long rows,
            long files,
            long bytes,
            long missing,
            long duplicates,
            long flagged,
            long outOfOrder,
            long altered,
            long errors) {}

    /**
     * What ingest has stored.
     *
     * @param devices devices with a state
     * @param applied events that they say were applied
     * @param stale rows of the archive flagged as a repeat: none of them may have been applied
     * @param quarantined events that ingest set aside
     * @param alarms transitions of alarms, each counted once
     * @param mismatches members of a state, alarms and quarantined events that are not what the archive says
     */
    public record Ingest(long devices, long applied, long stale, long quarantined, long alarms, long mismatches) {}

    /** Whether nothing was lost, repeated, reordered or changed. */
    public boolean pass() {
        return reasons.isEmpty();
    }
}
