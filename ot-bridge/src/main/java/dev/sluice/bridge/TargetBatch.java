package dev.sluice.bridge;

/** Events that the target accepts or refuses as one. Used by one thread. */
public interface TargetBatch {
    /** Adds an event if it fits. */
    Offer offer(ForwardedEvent event);

    /** How many events were taken. */
    int count();

    /** How much of its room is taken, 0 to 1. */
    double fill();

    /**
     * Sends the batch and waits until the target has accepted all of it.
     *
     * @throws BatchRefusedException when the target refused it for what it holds: nothing was stored
     * @throws RuntimeException when it failed in another way: whether it was stored is not known
     */
    void send();
}
