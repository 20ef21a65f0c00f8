package dev.sluice.archiver.hub;

import static java.util.Objects.requireNonNull;

import com.azure.messaging.eventhubs.CheckpointStore;
import com.azure.messaging.eventhubs.models.Checkpoint;
import com.azure.messaging.eventhubs.models.PartitionOwnership;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Who owns which partition, in Blob storage; but never where reading goes on: that is the archive's to say.
 *
 * <p>{@link #listCheckpoints} therefore has nothing to tell, so that the processor asks for the initial position of each
 * partition it starts, and gets it from the archive. Checkpoints are written for tools that show lag. A partition whose
 * reader broke off is offered again at the next round instead of after its ownership expired. Safe for use by several
 * threads.
 */
final class ArchiveCheckpointStore implements CheckpointStore {
    private static final String NOBODY = "";

    private final CheckpointStore store;
    private final Clock clock;
    /**
     * Where the SDK goes on after an answer of storage: it starts partitions there, which waits for storage again. The
     * answer comes on the JVM's common pool, which from JDK 25 on has one thread on a machine with two processors:
     * whoever waits in it waits for ever.
     */
    private static final Scheduler ASIDE = Schedulers.boundedElastic();

    private final Duration pause;
    private final Map<String, Instant> brokenOff = new ConcurrentHashMap<>();
    private final Map<String, Boolean> recording = new ConcurrentHashMap<>();
    private volatile String self = NOBODY;

    /**
     * @param store keeps ownership
     * @param pause how long a partition that broke off is left alone
     */
    ArchiveCheckpointStore(CheckpointStore store, Clock clock, Duration pause) {
        this.store = requireNonNull(store, "store");
        this.clock = requireNonNull(clock, "clock");
        this.pause = requireNonNull(pause, "pause");
    }

    /** The reader of a partition broke off. */
    void brokeOff(String partition) {
        brokenOff.put(partition, clock.instant().plus(pause));
    }

    /** Writes a checkpoint for lag tools, unless one of that partition is being written. Never fails. */
    void record(Checkpoint checkpoint) {
        String partition = checkpoint.getPartitionId();
        if (recording.putIfAbsent(partition, true) == null) {
            updateCheckpoint(checkpoint)
                    .doFinally(end -> recording.remove(partition))
                    .subscribe(written -> {}, lost -> {});
        }
    }

    @Override
    public Flux<PartitionOwnership> listOwnership(String namespace, String hub, String consumerGroup) {
        return store.listOwnership(namespace, hub, consumerGroup)
                .publishOn(ASIDE)
                .map(this::offered);
    }

    @Override
    public Flux<PartitionOwnership> claimOwnership(List<PartitionOwnership> requests) {
        requests.stream()
                .map(PartitionOwnership::getOwnerId)
                .filter(owner -> !owner.isEmpty())
                .findFirst()
                .ifPresent(owner -> self = owner);
        return store.claimOwnership(requests)
                .publishOn(ASIDE)
                .doOnNext(claimed -> brokenOff.remove(claimed.getPartitionId()));
    }

    @Override
    public Flux<Checkpoint> listCheckpoints(String namespace, String hub, String consumerGroup) {
        return Flux.empty();
    }

    @Override
    public Mono<Void> updateCheckpoint(Checkpoint checkpoint) {
        return store.updateCheckpoint(checkpoint);
    }

    private PartitionOwnership offered(PartitionOwnership ownership) {
        Instant from = brokenOff.get(ownership.getPartitionId());
        boolean offered = from != null && !clock.instant().isBefore(from) && self.equals(ownership.getOwnerId());
        return offered ? ownership.setOwnerId(NOBODY) : ownership;
    }
}
