package dev.sluice.functionshost.host;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The right of a host to invoke a function for a partition, which ends once and for all. Safe to share. */
final class Ownership {
    private final CountDownLatch ended = new CountDownLatch(1);

    void end() {
        ended.countDown();
    }

    boolean hasEnded() {
        return ended.getCount() == 0;
    }

    /** Waits, and returns early with {@code true} when it ends. */
    boolean awaitEnd(long nanos) {
        try {
            return ended.await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end();
            return true;
        }
    }
}
