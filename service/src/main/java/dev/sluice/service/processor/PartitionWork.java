package dev.sluice.service.processor;

import dev.sluice.service.PartitionHandler;
import dev.sluice.service.event.ReceivedEvent;
import dev.sluice.service.hold.Claim;
import dev.sluice.service.hold.ClaimEndedException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * The work on one partition while the processor holds it. The processor's thread works, another one may end
 * it.
 */
final class PartitionWork {
    private final Claim claim;
    private final PartitionHandler handler;
    private final Lock partition;
    private final long since = System.nanoTime();
    private volatile @Nullable Thread worker;

    /**
     * Work under a new claim.
     *
     * @param partition held by whoever works on the partition: the work of an earlier claim may not be over yet
     */
    PartitionWork(Claim claim, PartitionHandler handler, Lock partition) {
        this.claim = claim;
        this.handler = handler;
        this.partition = partition;
    }

    Claim claim() {
        return claim;
    }

    /** Whether it began only after the given {@link System#nanoTime()}. */
    boolean beganAfter(long time) {
        return since - time > 0;
    }

    /**
     * Has events taken, or ignores them when the process stops: they are read again by the next owner.
     *
     * @throws ClaimEndedException when someone else has the partition: the processor must give it up
     */
    void take(List<ReceivedEvent> events) {
        worker = Thread.currentThread();
        partition.lock();
        try {
            handler.take(claim, events);
        } catch (ClaimEndedException e) {
            if (claim.isLost()) {
                throw e;
            }
        } finally {
            partition.unlock();
        }
    }

    /** Whether the calling thread is the one that the processor made for this work alone. */
    boolean isOfThisThread() {
        return Thread.currentThread() == worker;
    }

    /** Records the progress of a stopped claim as soon as the send in flight is over, if that is in time. */
    void finish(Duration limit) throws InterruptedException {
        if (partition.tryLock(limit.toNanos(), TimeUnit.NANOSECONDS)) {
            try {
                if (!claim.isLost()) {
                    handler.recordProgress();
                }
            } finally {
                partition.unlock();
            }
        }
    }
}
