package dev.sluice.bench.broker;

import dev.sluice.bench.BenchException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Waits until a number of events has come. Thread-safe. */
public final class Countdown {
    /** Far above what any measure takes: a broker that stalls fails the run instead of hanging it. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final AtomicLong left;
    private final CountDownLatch done = new CountDownLatch(1);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    public Countdown(long events) {
        this.left = new AtomicLong(events);
    }

    /** Counts one that came. */
    public void came() {
        came(1);
    }

    /** Counts some that came. */
    public void came(long events) {
        if (left.addAndGet(-events) <= 0) {
            done.countDown();
        }
    }

    /** No more will come. */
    public void fail(Throwable cause) {
        failure.compareAndSet(null, cause);
        done.countDown();
    }

    /**
     * Waits.
     *
     * @throws BenchException if they don't come in time or at all
     */
    public void await(String what) {
        try {
            if (!done.await(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new BenchException(
                        what + ": " + left.get() + " events did not come within " + LIMIT.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException(what + " was interrupted", e);
        }
        Throwable cause = failure.get();
        if (cause != null) {
            throw new BenchException(what + " failed: " + cause, cause);
        }
    }
}
