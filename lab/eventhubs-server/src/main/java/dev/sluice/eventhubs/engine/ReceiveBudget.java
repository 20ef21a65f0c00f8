package dev.sluice.eventhubs.engine;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds what clients can make the server hold by beginning deliveries that they do not finish. Thread-safe.
 *
 * <p>Shared by all connections: without it each link of each could hold a message of the largest size.
 */
final class ReceiveBudget {
    private final AtomicLong taken = new AtomicLong();
    private final long limit;

    ReceiveBudget(long limit) {
        this.limit = limit;
    }

    /** Takes bytes if there are as many left. */
    boolean take(long bytes) {
        if (taken.addAndGet(bytes) <= limit) {
            return true;
        }
        taken.addAndGet(-bytes);
        return false;
    }

    void giveBack(long bytes) {
        taken.addAndGet(-bytes);
    }
}
