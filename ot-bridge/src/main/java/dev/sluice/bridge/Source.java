package dev.sluice.bridge;

import dev.sluice.contract.SourcePartition;

/** Where events come from. */
public interface Source {
    /**
     * What one of its partitions is called now: the incarnation is read from the hub, never remembered.
     *
     * @throws RuntimeException when the hub can't be asked
     */
    SourcePartition identify(String partition);
}
