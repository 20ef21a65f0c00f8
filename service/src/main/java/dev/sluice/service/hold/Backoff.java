package dev.sluice.service.hold;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after each failure in a row: twice as long each time, up to a cap, and of that a random part
 * between half and all, so that partitions and processes don't try again in step.
 *
 * @param first wait after the first failure, before the random part is taken
 * @param cap the longest wait
 * @param random where the random part comes from; safe to share
 */
public record Backoff(Duration first, Duration cap, RandomGenerator random) {
    private static final int MOST_DOUBLINGS = 20;

    public Backoff {
        if (first.isNegative() || first.compareTo(cap) > 0) {
            throw new IllegalArgumentException("the first wait must be between 0 and the cap");
        }
    }

    /** The wait after so many failures in a row, the first being 1. */
    public Duration after(int failures) {
        long doubled = first.toNanos() << Math.min(failures - 1, MOST_DOUBLINGS);
        long most = Math.min(cap.toNanos(), doubled);
        return Duration.ofNanos(most - random.nextLong(most / 2 + 1));
    }
}
