package dev.sluice.archiver.hub;

import static java.util.Objects.requireNonNull;

import dev.sluice.archiver.fold.Tally;
import org.jspecify.annotations.Nullable;

/**
 * How the archiving of one partition stands.
 *
 * @param partition its id
 * @param archived last sequence number that is archived, -1 before the first
 * @param tally what this process has archived since it took the partition
 * @param stopped why it is no longer archived and what to do; {@code null} while it is
 */
public record PartitionStatus(
        String partition,
        long archived,
        Tally tally,
        @Nullable String stopped) {
    public PartitionStatus {
        requireNonNull(partition, "partition");
        requireNonNull(tally, "tally");
    }
}
