package dev.sluice.archiver.fold;

import dev.sluice.archiver.chain.Slot;
import dev.sluice.archiver.dedup.RepeatTracker;

/**
 * A file that can be committed.
 *
 * @param slot the file
 * @param repeats what is known about repeats once it is committed
 * @param tally what it holds
 */
record DataSlot(Slot slot, RepeatTracker repeats, Tally tally) {}
