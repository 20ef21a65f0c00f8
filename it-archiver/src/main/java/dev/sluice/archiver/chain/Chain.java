package dev.sluice.archiver.chain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The links of a partition that a listing showed.
 *
 * @param links what was found, in order
 * @param complete whether nothing older was left out
 * @param highWater how far the archive once went, as far as that is known
 */
record Chain(List<Link> links, boolean complete, OptionalLong highWater) {
    Chain {
        links = links.stream().sorted(Link.ORDER).toList();
    }

    /** The link that ends the chain. */
    Optional<Link> tail() {
        return links.stream().max(Comparator.comparingLong(Link::last).thenComparing(Link::kind));
    }

    /** What is wrong with it; empty when nothing is. */
    Optional<PartitionStoppedException> fault(SlotPaths paths) {
        return belowHighWater(paths).or(this::hole).or(this::overlap);
    }

    private Optional<PartitionStoppedException> belowHighWater(SlotPaths paths) {
        long last = tail().map(Link::last).orElse(-1L);
        if (highWater.isEmpty() || highWater.getAsLong() <= last) {
            return Optional.empty();
        }
        return Optional.of(new PartitionStoppedException(
                StopReason.BELOW_HIGH_WATER,
                "the archive ends at sequence " + last
                        + tail().map(tail -> " (" + tail.path() + ")").orElse("")
                        + " but once went to " + highWater.getAsLong()
                        + ": restore the blobs that hold " + (last + 1) + " to " + highWater.getAsLong()
                        + ", or delete " + paths.highWater()
                        + " to archive them again from what the hub still retains; then restart the archiver"));
    }

    private Optional<PartitionStoppedException> hole() {
        @Nullable Link before = null;
        for (Link link : accountable()) {
            if (before != null && link.first() > before.next()) {
                return Optional.of(new PartitionStoppedException(
                        StopReason.HOLE,
                        "between " + before.path() + " and " + link.path() + " the archive has no blob for sequences "
                                + before.next() + " to " + (link.first() - 1)
                                + ": restore the blobs, then restart the archiver"));
            }
            before = before == null || link.last() > before.last() ? link : before;
        }
        return Optional.empty();
    }

    private Optional<PartitionStoppedException> overlap() {
        @Nullable Link before = null;
        for (Link link : links) {
            if (link.kind() == Link.Kind.DATA) {
                if (before != null && link.first() <= before.last()) {
                    return Optional.of(overlapOf(before, link));
                }
                before = link;
            }
        }
        return Optional.empty();
    }

    private static PartitionStoppedException overlapOf(Link left, Link right) {
        return new PartitionStoppedException(
                StopReason.OVERLAP,
                "blobs " + left.path() + " and " + right.path() + " both hold sequence " + right.first()
                        + ": move the one away that does not belong there, then restart the archiver");
    }

    /** The links that must follow each other: all of a complete listing, else those from the first data on. */
    private List<Link> accountable() {
        if (complete) {
            return links;
        }
        long from = links.stream()
                .filter(link -> link.kind() == Link.Kind.DATA)
                .mapToLong(Link::first)
                .min()
                .orElse(Long.MAX_VALUE);
        List<Link> accountable = new ArrayList<>(links);
        accountable.removeIf(link -> link.first() < from);
        return accountable;
    }
}
