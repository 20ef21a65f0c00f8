package dev.sluice.bridge.eventhubs;

import dev.sluice.bridge.forward.PartitionForwarder;
import dev.sluice.bridge.hold.Claim;
import dev.sluice.bridge.hold.ClaimEndedException;
import dev.sluice.service.event.ReceivedEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * The forwarding of one partition while the processor holds it. The processor's thread forwards, another one may end
 * it.
 */
final class PartitionWork {
    private final Claim claim;
    private final PartitionForwarder forwarder;
    private final Lock partition;
    private final long since = System.nanoTime();
    private volatile @Nullable Thread worker;

    /**
     * Work under a new claim.
     *
     * @param partition held by whoever works on the partition: the work of an earlier claim may not be over yet
     */
    PartitionWork(Claim claim, PartitionForwarder forwarder, Lock partition) {
        this.claim = claim;
        this.forwarder = forwarder;
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
     * Forwards events, or ignores them when the process stops: they are read again by the next owner.
     *
     * @throws ClaimEndedException when someone else has the partition: the processor must give it up
     */
    void forward(List<ReceivedEvent> events) {
        worker = Thread.currentThread();
        partition.lock();
        try {
            forwarder.forward(claim, events);
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
                    forwarder.recordProgress();
                }
            } finally {
                partition.unlock();
            }
        }
    }
}
