package dev.sluice.service.processor;

import com.azure.messaging.eventhubs.CheckpointStore;
import com.azure.messaging.eventhubs.models.Checkpoint;
import com.azure.messaging.eventhubs.models.PartitionOwnership;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The checkpoint store as the processor sees it. It sits in between because the processor tells nobody from which
 * checkpoint it starts a partition, nor, while its callback is busy, that someone else has taken it; and because it
 * mistakes what it reads after a lost connection, in two ways that are set right here. Safe to share.
 *
 * <ul>
 *   <li>It neither reads nor renews a partition whose connection broke, until its own ownership has expired. Such a
 *       partition is shown to it as free, so that it claims it again at once.
 *   <li>The late end of an old reader makes it forget the new one of the same partition, which it then no longer
 *       renews and starts a second time. Such a partition is renewed for it.
 * </ul>
 */
final class OwnershipStore implements CheckpointStore {
    private static final String NOBODY = "";

    /**
     * Where the SDK goes on after an answer of storage. The answer comes on the JVM's common pool, which from JDK 25 on
     * has one thread on a machine with two processors: nobody may wait in it.
     */
    private static final Scheduler ASIDE = Schedulers.boundedElastic();

    private final CheckpointStore store;
    private final OwnershipListener listener;
    private final Map<String, Long> checkpointed = new ConcurrentHashMap<>();
    private final Map<String, PartitionOwnership> seen = new ConcurrentHashMap<>();

    OwnershipStore(CheckpointStore store, OwnershipListener listener) {
        this.store = store;
        this.listener = listener;
    }

    /** Sequence number of a partition's checkpoint, as the processor read it last. */
    OptionalLong checkpointed(String partition) {
        Long sequence = checkpointed.get(partition);
        return sequence == null ? OptionalLong.empty() : OptionalLong.of(sequence);
    }

    /** Gives up whatever an owner has, so that another need not wait until it expires. */
    void release(Group group, String owner, Duration limit) {
        store.listOwnership(group.namespace(), group.hub(), group.name())
                .filter(ownership -> owner.equals(ownership.getOwnerId()))
                .map(ownership -> ownership.setOwnerId(NOBODY))
                .collectList()
                .flatMapMany(store::claimOwnership)
                .blockLast(limit);
    }

    @Override
    public Flux<PartitionOwnership> listOwnership(String namespace, String hub, String group) {
        return Flux.defer(() -> {
            long asked = System.nanoTime();
            return store.listOwnership(namespace, hub, group).publishOn(ASIDE).map(ownership -> see(ownership, asked));
        });
    }

    @Override
    public Flux<Checkpoint> listCheckpoints(String namespace, String hub, String group) {
        return store.listCheckpoints(namespace, hub, group).publishOn(ASIDE).doOnNext(this::remember);
    }

    @Override
    public Flux<PartitionOwnership> claimOwnership(List<PartitionOwnership> requested) {
        Set<String> partitions =
                requested.stream().map(PartitionOwnership::getPartitionId).collect(Collectors.toSet());
        listener.requested(partitions);
        List<PartitionOwnership> forgotten = requested.isEmpty()
                ? List.of()
                : forgotten(partitions, requested.get(0).getOwnerId());
        Flux<PartitionOwnership> renewed = forgotten.isEmpty() ? Flux.empty() : store.claimOwnership(forgotten);
        return renewed.thenMany(store.claimOwnership(requested)).publishOn(ASIDE);
    }

    @Override
    public Mono<Void> updateCheckpoint(Checkpoint checkpoint) {
        return store.updateCheckpoint(checkpoint);
    }

    private PartitionOwnership see(PartitionOwnership ownership, long asked) {
        String partition = ownership.getPartitionId();
        listener.ownerSeen(partition, ownership.getOwnerId(), asked);
        if (listener.isGivenUp(partition, ownership.getOwnerId())) {
            ownership.setOwnerId(NOBODY);
        }
        seen.put(partition, ownership);
        return ownership;
    }

    /** What an owner works on and does not request. */
    private List<PartitionOwnership> forgotten(Set<String> requested, String owner) {
        List<PartitionOwnership> forgotten = new ArrayList<>();
        for (String partition : listener.live()) {
            PartitionOwnership last = seen.get(partition);
            if (!requested.contains(partition) && last != null && owner.equals(last.getOwnerId())) {
                forgotten.add(last);
            }
        }
        return forgotten;
    }

    private void remember(Checkpoint checkpoint) {
        Long sequence = checkpoint.getSequenceNumber();
        if (sequence != null) {
            checkpointed.put(checkpoint.getPartitionId(), sequence);
        }
    }
}
