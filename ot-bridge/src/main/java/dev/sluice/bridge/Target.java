package dev.sluice.bridge;

/** Where events go. Safe to share between the threads of several partitions. */
public interface Target {
    /**
     * An empty batch, as large as the link allows, for the target partition that a source partition belongs to.
     *
     * @throws RuntimeException when the target can't be reached or is not the one that was agreed on
     */
    TargetBatch open(String sourcePartition);

    /** Says that something failed: what was known about the target is checked again before the next batch. */
    void doubt();
}
