package dev.sluice.service.hold;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The right to forward one partition, which ends once and for all. Safe to share: one thread works under it, others
 * may end it.
 */
public final class Claim {
    private final String partition;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean lost;

    public Claim(String partition) {
        this.partition = partition;
    }

    /** The partition. */
    public String partition() {
        return partition;
    }

    /** Ends it because the process stops: what was accepted may still be recorded. */
    public void stop() {
        ended.countDown();
    }

    /** Ends it because someone else has the partition: nothing may be recorded any more. */
    public void lose() {
        lost = true;
        ended.countDown();
    }

    /** Whether someone else has the partition. */
    public boolean isLost() {
        return lost;
    }

    /** Whether it has ended, for either reason. */
    public boolean hasEnded() {
        return ended.getCount() == 0;
    }

    /** Requires that it has not ended. */
    public void require() {
        if (hasEnded()) {
            throw new ClaimEndedException(this, null);
        }
    }

    /** Waits for the given time and returns early, with {@code true}, when the claim ends. An interrupt ends it. */
    public boolean awaitEnd(Duration atMost) {
        try {
            return ended.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            lose();
            return true;
        }
    }
}
