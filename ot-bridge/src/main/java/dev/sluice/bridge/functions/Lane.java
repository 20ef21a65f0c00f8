package dev.sluice.bridge.functions;

import dev.sluice.bridge.BridgeException;
import dev.sluice.bridge.FailureCode;
import dev.sluice.bridge.forward.Bridge;
import dev.sluice.bridge.forward.PartitionForwarder;
import dev.sluice.bridge.hold.Claim;
import dev.sluice.bridge.hold.ClaimEndedException;
import dev.sluice.bridge.hold.Hold;
import dev.sluice.service.event.ReceivedEvent;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Forwards one source partition in this worker. Safe to share between threads: the host may begin an invocation while
 * another one of the same partition, whose right it has lost meanwhile, still runs.
 *
 * <p>The work is done on a thread of its own, as a call into the SDK can outlast the limit of an attempt. Then the
 * attempt fails in time, the work does nothing more than that call, and the next attempt begins only when it is over:
 * one send is in flight at most.
 */
final class Lane {
    private static final Duration LEAVING = Duration.ofSeconds(1);

    private final String partition;
    private final Bridge bridge;
    private final Supplier<OptionalLong> begin;
    private final ExecutorService threads;
    private final Duration limit;
    private final Semaphore free = new Semaphore(1);
    private @Nullable PartitionForwarder forwarder;

    /**
     * What the lanes of a worker share.
     *
     * @param threads where the work is done
     * @param limit how long an attempt may take
     */
    record Attempts(ExecutorService threads, Duration limit) {}

    /**
     * A lane.
     *
     * @param begin prepares the storage and reads the partition's checkpoint
     */
    Lane(String partition, Bridge bridge, Supplier<OptionalLong> begin, Attempts attempts) {
        this.partition = partition;
        this.bridge = bridge;
        this.begin = begin;
        this.threads = attempts.threads();
        this.limit = attempts.limit();
    }

    /** One attempt on a batch; it returns when everything is forwarded and fails, in time, otherwise. */
    void forward(List<ReceivedEvent> events) {
        long deadline = System.nanoTime() + limit.minus(LEAVING.dividedBy(2)).toNanos();
        Claim attempt = new Claim(partition);
        try {
            if (!free.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw new BridgeException(
                        FailureCode.BUSY,
                        "forwarding partition " + partition + " failed: an earlier attempt waits for an answer of the"
                                + " target; it is tried again");
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
        PartitionForwarder known = forwarder;
        if (known == null || !known.continuesWith(events.get(0).position().sequence())) {
            known = begin(attempt);
            forwarder = known;
        }
        known.forward(attempt, events);
    }

    /** Elsewhere, or by another instance, the partition has moved on: only the checkpoint knows how far. */
    private PartitionForwarder begin(Claim attempt) {
        return new PartitionForwarder(bridge, partition, new Hold(attempt, bridge.pace()).until(begin));
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
            throw new BridgeException(
                    FailureCode.UNREACHABLE,
                    "forwarding partition " + partition + " failed: no answer within the limit of an attempt; check"
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
