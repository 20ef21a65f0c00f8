package dev.sluice.service.trigger;

import dev.sluice.service.FailureCode;
import dev.sluice.service.PartitionHandler;
import dev.sluice.service.ServiceException;
import dev.sluice.service.event.ReceivedEvent;
import dev.sluice.service.hold.Claim;
import dev.sluice.service.hold.ClaimEndedException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Works on one source partition in this worker. Safe to share between threads: the host may begin an invocation while
 * another one of the same partition, whose right it has lost meanwhile, still runs.
 *
 * <p>The work is done on a thread of its own, as a call into the SDK can outlast the limit of an attempt. Then the
 * attempt fails in time, the work does nothing more than that call, and the next attempt begins only when it is over:
 * one piece of work is in flight at most.
 */
public final class Lane {
    private static final Duration LEAVING = Duration.ofSeconds(1);

    private final String partition;
    private final Function<Claim, PartitionHandler> handlers;
    private final ExecutorService threads;
    private final Duration limit;
    private final Semaphore free = new Semaphore(1);
    private @Nullable PartitionHandler handler;

    /**
     * What the lanes of a worker share.
     *
     * @param threads where the work is done
     * @param limit how long an attempt may take
     */
    public record Attempts(ExecutorService threads, Duration limit) {}

    /**
     * A lane.
     *
     * @param handlers makes what takes the events, under the claim of an attempt: at the first one, and when the
     *     partition has moved on elsewhere, so that only the checkpoint knows how far
     */
    public Lane(String partition, Function<Claim, PartitionHandler> handlers, Attempts attempts) {
        this.partition = partition;
        this.handlers = handlers;
        this.threads = attempts.threads();
        this.limit = attempts.limit();
    }

    /** One attempt on a batch; it returns when everything is done and fails, in time, otherwise. */
    public void take(List<ReceivedEvent> events) {
        long deadline = System.nanoTime() + limit.minus(LEAVING.dividedBy(2)).toNanos();
        Claim attempt = new Claim(partition);
        try {
            if (!free.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw new ServiceException(
                        FailureCode.BUSY,
                        "working on partition " + partition + " failed: an earlier attempt waits for an answer; it"
                                + "  is tried again");
            }
            await(begin(attempt, events), attempt, deadline);
        } catch (InterruptedException e) {
            attempt.stop();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the attempt was interrupted", e);
        }
    }

    private Future<?> begin(Claim attempt, List<ReceivedEvent> events) {
        return threads.submit(() -> {
            try {
                work(attempt, events);
            } finally {
                free.release();
            }
        });
    }

    private void work(Claim attempt, List<ReceivedEvent> events) {
        PartitionHandler known = handler;
        if (known == null || !known.continuesWith(events.get(0).position().sequence())) {
            known = handlers.apply(attempt);
            handler = known;
        }
        known.take(attempt, events);
    }

    private void await(Future<?> work, Claim attempt, long deadline) throws InterruptedException {
        try {
            work.get(
                    Math.max(
                            0,
                            deadline - System.nanoTime() - LEAVING.dividedBy(2).toNanos()),
                    TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            attempt.stop();
            leave(work);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        }
    }

    /** Gives work that waits between two calls the time to say why. */
    private void leave(Future<?> work) throws InterruptedException {
        try {
            work.get(LEAVING.dividedBy(2).toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new ServiceException(
                    FailureCode.UNREACHABLE,
                    "working on partition " + partition + " failed: no answer within the limit of an attempt; check"
                            + " that the target and the storage are up and reachable");
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        }
    }

    /** What an attempt fails with: what held it, for whoever reads the host's log. */
    private static RuntimeException failure(@Nullable Throwable cause) {
        Throwable held = cause instanceof ClaimEndedException && cause.getCause() != null ? cause.getCause() : cause;
        return held instanceof RuntimeException failure
                ? failure
                : new IllegalStateException("the attempt failed", held);
    }
}
