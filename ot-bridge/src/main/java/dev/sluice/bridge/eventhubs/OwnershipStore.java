package dev.sluice.bridge.eventhubs;

import com.azure.messaging.eventhubs.CheckpointStore;
import com.azure.messaging.eventhubs.models.Checkpoint;
import com.azure.messaging.eventhubs.models.PartitionOwnership;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The checkpoint store as the processor sees it, with a listener in between: the processor tells nobody from which
 * checkpoint it starts a partition, nor, while its callback is busy, that someone else has taken it. Safe to share.
 */
final class OwnershipStore implements CheckpointStore {
    /** Learns what the processor reads. */
    interface Listener {
        /**
         * A partition has an owner.
         *
         * @param asked when it was asked, as {@link System#nanoTime()}: what began later may not be in the answer
         */
        void ownerSeen(String partition, String owner, long asked);

        /** The processor has read the hub and the store, and claims or renews what it should own. */
        void balanced();
    }

    private final CheckpointStore store;
    private final Listener listener;
    private final Map<String, Long> checkpointed = new ConcurrentHashMap<>();

    OwnershipStore(CheckpointStore store, Listener listener) {
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
                .map(ownership -> ownership.setOwnerId(""))
                .collectList()
                .flatMapMany(store::claimOwnership)
                .blockLast(limit);
    }

    @Override
    public Flux<PartitionOwnership> listOwnership(String namespace, String hub, String group) {
        return Flux.defer(() -> {
            long asked = System.nanoTime();
            return store.listOwnership(namespace, hub, group)
                    .doOnNext(seen -> listener.ownerSeen(seen.getPartitionId(), seen.getOwnerId(), asked));
        });
    }

    @Override
    public Flux<Checkpoint> listCheckpoints(String namespace, String hub, String group) {
        return store.listCheckpoints(namespace, hub, group).doOnNext(this::remember);
    }

    @Override
    public Flux<PartitionOwnership> claimOwnership(List<PartitionOwnership> requested) {
        listener.balanced();
        return store.claimOwnership(requested);
    }

    @Override
    public Mono<Void> updateCheckpoint(Checkpoint checkpoint) {
        return store.updateCheckpoint(checkpoint);
    }

    private void remember(Checkpoint checkpoint) {
        Long sequence = checkpoint.getSequenceNumber();
        if (sequence != null) {
            checkpointed.put(checkpoint.getPartitionId(), sequence);
        }
    }
}
