package dev.sluice.archiver.chain;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Repeats what storage did not answer, with growing pauses, until it answers or the writer is told to give up. Safe for
 * use by several threads; {@link #abandon()} wakes every waiter.
 */
public final class Patience {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final int DOUBLINGS = 6;

    private final Duration firstPause;
    private final CountDownLatch abandoned = new CountDownLatch(1);

    public Patience() {
        this(FIRST_PAUSE);
    }

    /** With another pause before the second attempt. */
    public Patience(Duration firstPause) {
        this.firstPause = requireNonNull(firstPause, "firstPause");
    }

    /** Repeats until there is an answer. */
    public <T> T untilAnswered(Supplier<T> attempt) {
        for (int tries = 0; ; tries++) {
            try {
                requireWanted();
                return attempt.get();
            } catch (UnansweredException e) {
                pause(tries);
            }
        }
    }

    /** Waits before the next attempt. */
    public void pause(int tries) {
        Duration pause = firstPause.multipliedBy(1L << Math.min(tries, DOUBLINGS));
        await(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
    }

    /** Waits this long, or throws {@link AbandonedException} as soon as the writer is told to give up. */
    public void await(Duration pause) {
        try {
            if (abandoned.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new AbandonedException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AbandonedException();
        }
    }

    /** Throws {@link AbandonedException} once the writer was told to give up. */
    public void requireWanted() {
        if (isAbandoned()) {
            throw new AbandonedException();
        }
    }

    /** Tells the writer to give up. */
    public void abandon() {
        abandoned.countDown();
    }

    public boolean isAbandoned() {
        return abandoned.getCount() == 0;
    }
}
