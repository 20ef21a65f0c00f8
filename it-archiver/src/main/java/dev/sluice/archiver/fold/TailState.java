package dev.sluice.archiver.fold;

import static java.util.Objects.requireNonNull;

import dev.sluice.archiver.chain.Link;
import dev.sluice.archiver.dedup.RepeatTracker;

/**
 * Where the archive of a partition ends, and what is known at that point.
 *
 * @param link the last committed slot
 * @param repeats what the events up to there tell about repeats
 */
record TailState(Link link, RepeatTracker repeats) {
    TailState {
        requireNonNull(link, "link");
        requireNonNull(repeats, "repeats");
    }
}
