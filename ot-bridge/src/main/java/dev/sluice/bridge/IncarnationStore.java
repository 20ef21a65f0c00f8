package dev.sluice.bridge;

/** Where it is remembered which incarnation of the source hub the checkpoints belong to. */
public interface IncarnationStore {
    /**
     * Pins an incarnation if none is pinned yet, and returns the one that is: of several that try, the first wins.
     *
     * @throws RuntimeException when the store can't be asked
     */
    long pin(long wanted);
}
