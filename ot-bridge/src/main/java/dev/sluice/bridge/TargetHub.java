package dev.sluice.bridge;

/** The hub that events go to. Safe to share between the threads of several partitions. */
public interface TargetHub {
    /** Its name. */
    String name();

    /**
     * How many partitions it has now: read from the hub, never remembered.
     *
     * @throws RuntimeException when it can't be asked
     */
    int partitionCount();

    /**
     * An empty batch for one of its partitions, as large as the link allows.
     *
     * @throws RuntimeException when no link can be opened
     */
    TargetBatch open(int partition);
}
