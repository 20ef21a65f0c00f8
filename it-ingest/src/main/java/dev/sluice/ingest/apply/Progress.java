package dev.sluice.ingest.apply;

import static java.util.Objects.requireNonNull;

import dev.sluice.contract.SourcePartition;

/**
 * How far a source partition has come. All events up to {@code highest} are applied to their devices, but those in
 * {@code holes}.
 *
 * @param source which partition
 * @param highest the highest sequence that was passed; {@link #NOTHING} before the first
 * @param holes sequences that were not applied; while a batch is under way some may lie above {@code highest}
 * @param clock how long the partition has been active
 * @param forgotten how many sequences were in holes that had no place: events of them are stale if they ever come
 */
public record Progress(SourcePartition source, long highest, HoleRanges holes, ActiveClock clock, long forgotten) {
    /** Before the first sequence. */
    public static final long NOTHING = -1;

    /** How many ranges of holes are kept. */
    public static final int MOST_HOLES = 4096;

    public Progress {
        requireNonNull(source, "source");
        holes = holes.copy();
    }

    /** Of a partition that was never heard of. */
    public static Progress none(SourcePartition source) {
        return new Progress(source, NOTHING, HoleRanges.none(), ActiveClock.NEW, 0);
    }

    /** The same with other holes, the oldest of which are forgotten if they are too many. */
    Progress withHoles(HoleRanges other) {
        HoleRanges kept = other.copy();
        return new Progress(source, highest, kept, clock, forgotten + kept.forgetOldest(MOST_HOLES));
    }
}
