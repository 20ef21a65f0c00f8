package dev.sluice.service.processor;

import com.azure.messaging.eventhubs.models.PartitionContext;
import dev.sluice.service.PartitionHandler;
import dev.sluice.service.hold.Claim;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the processor works on. It makes one context object each time it starts a partition, by which that start is
 * known. Safe to share between threads.
 */
final class PartitionWorks {
    /** How long the processor may take to clean up behind a reader. */
    private static final Duration SETTLING = Duration.ofSeconds(1);

    private final IdentityHashMap<PartitionContext, PartitionWork> works = new IdentityHashMap<>();
    private final Map<String, Lock> partitions = new ConcurrentHashMap<>();
    private final Map<String, Long> givenUp = new HashMap<>();
    private boolean stopped;

    /** Starts work on a partition; an earlier claim on the same one ends. */
    synchronized void open(PartitionContext context, Function<Claim, PartitionHandler> handler) {
        String partition = context.getPartitionId();
        lose(partition);
        givenUp.remove(partition);
        Claim claim = new Claim(partition);
        if (stopped) {
            claim.stop();
        }
        Lock lock = partitions.computeIfAbsent(partition, id -> new ReentrantLock());
        works.put(context, new PartitionWork(claim, handler.apply(claim), lock));
    }

    synchronized @Nullable PartitionWork find(PartitionContext context) {
        return works.get(context);
    }

    /** The processor reads a partition no longer. */
    synchronized void close(PartitionContext context) {
        PartitionWork work = works.remove(context);
        if (work == null || stopped) {
            return;
        }
        work.claim().lose();
        if (!live().contains(context.getPartitionId())) {
            givenUp.put(context.getPartitionId(), System.nanoTime());
        }
        if (work.isOfThisThread()) {
            // The processor goes on to wait ten seconds, in this very thread, until this thread has ended, and only
            // then lets the partition be read again. An interrupt spares it that; the thread has nothing else to do.
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the processor gave a partition up a while ago and has not claimed it since. */
    synchronized boolean isGivenUp(String partition) {
        Long since = givenUp.get(partition);
        return since != null && System.nanoTime() - since > SETTLING.toNanos();
    }

    /**
     * The processor claims partitions. It must not see one of them as given up again before it reads it: it would
     * start it twice.
     */
    synchronized void claiming(Set<String> partitions) {
        givenUp.keySet().removeAll(partitions);
    }

    /** The partitions that are worked on. */
    synchronized Set<String> live() {
        return works.values().stream()
                .map(PartitionWork::claim)
                .filter(claim -> !claim.hasEnded())
                .map(Claim::partition)
                .collect(Collectors.toSet());
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

    synchronized boolean areStopped() {
        return stopped;
    }

    private void lose(String partition) {
        works.values().stream()
                .map(PartitionWork::claim)
                .filter(claim -> claim.partition().equals(partition))
                .forEach(Claim::lose);
    }
}
