package dev.sluice.bridge;

/** Where the assignment of source partitions to target partitions is pinned. */
public interface PinStore {
    /**
     * Pins the assignment if none is pinned yet, and returns the one that is: of several that try, the first wins.
     *
     * @throws RuntimeException when the store can't be asked
     */
    TargetPin pin(TargetPin wanted);
}
