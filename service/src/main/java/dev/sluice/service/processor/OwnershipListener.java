package dev.sluice.service.processor;

import java.util.Set;

/** Learns what the processor reads of ownership, and knows what is really worked on. Called from any thread. */
interface OwnershipListener {
    /**
     * A partition has an owner.
     *
     * @param asked when it was asked, as {@link System#nanoTime()}: what began later may not be in the answer
     */
    void ownerSeen(String partition, String owner, long asked);

    /** Whether this processor owns a partition, as the store says, that it has stopped to read. */
    boolean isGivenUp(String partition, String owner);

    /** The processor has read the hub and the store, and now claims or renews partitions. */
    void requested(Set<String> partitions);

    /** The partitions that are worked on. */
    Set<String> live();
}
