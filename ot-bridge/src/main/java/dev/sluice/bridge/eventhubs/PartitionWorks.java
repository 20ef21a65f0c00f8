package dev.sluice.bridge.eventhubs;

import com.azure.messaging.eventhubs.models.PartitionContext;
import dev.sluice.bridge.forward.PartitionForwarder;
import dev.sluice.bridge.hold.Claim;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the processor works on. It makes one context object each time it starts a partition, by which that start is
 * known. Safe to share between threads.
 */
final class PartitionWorks {
    private final IdentityHashMap<PartitionContext, PartitionWork> works = new IdentityHashMap<>();
    private final Map<String, Lock> partitions = new ConcurrentHashMap<>();
    private boolean stopped;

    /** Starts work on a partition; an earlier claim on the same one ends. */
    synchronized void open(PartitionContext context, Function<Claim, PartitionForwarder> forwarder) {
        String partition = context.getPartitionId();
        lose(partition);
        Claim claim = new Claim(partition);
        if (stopped) {
            claim.stop();
        }
        Lock lock = partitions.computeIfAbsent(partition, id -> new ReentrantLock());
        works.put(context, new PartitionWork(claim, forwarder.apply(claim), lock));
    }

    synchronized @Nullable PartitionWork find(PartitionContext context) {
        return works.get(context);
    }

    /** The processor has given a partition up. */
    synchronized void close(PartitionContext context) {
        PartitionWork work = works.remove(context);
        if (work != null && !stopped) {
            work.claim().lose();
        }
    }

    /** Someone else owns a partition, as an answer shows that was asked for at the given time. */
    synchronized void ownedByOther(String partition, long asked) {
        works.values().stream()
                .filter(work -> work.claim().partition().equals(partition) && !work.beganAfter(asked))
                .forEach(work -> work.claim().lose());
    }

    /** Ends all claims, those to come as well, and returns the work that may still be under way. */
    synchronized Collection<PartitionWork> stop() {
        stopped = true;
        works.values().forEach(work -> work.claim().stop());
        return List.copyOf(works.values());
    }

    private void lose(String partition) {
        works.values().stream()
                .map(PartitionWork::claim)
                .filter(claim -> claim.partition().equals(partition))
                .forEach(Claim::lose);
    }
}
