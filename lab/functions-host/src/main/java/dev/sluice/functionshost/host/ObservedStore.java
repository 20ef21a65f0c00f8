package dev.sluice.functionshost.host;

import com.azure.messaging.eventhubs.CheckpointStore;
import com.azure.messaging.eventhubs.models.Checkpoint;
import com.azure.messaging.eventhubs.models.PartitionOwnership;
import java.util.List;
import java.util.function.BiConsumer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A checkpoint store that tells who owns which partition, which the processor does not while a callback runs. */
final class ObservedStore implements CheckpointStore {
    private final CheckpointStore store;
    private final BiConsumer<String, String> seen;

    /**
     * A store.
     *
     * @param seen is given each partition and its owner
     */
    ObservedStore(CheckpointStore store, BiConsumer<String, String> seen) {
        this.store = store;
        this.seen = seen;
    }

    @Override
    public Flux<PartitionOwnership> listOwnership(String namespace, String hub, String group) {
        return store.listOwnership(namespace, hub, group)
                .publishOn(Schedulers.boundedElastic())
                .doOnNext(ownership -> seen.accept(ownership.getPartitionId(), ownership.getOwnerId()));
    }

    @Override
    public Flux<PartitionOwnership> claimOwnership(List<PartitionOwnership> requested) {
        return store.claimOwnership(requested).publishOn(Schedulers.boundedElastic());
    }

    @Override
    public Flux<Checkpoint> listCheckpoints(String namespace, String hub, String group) {
        return store.listCheckpoints(namespace, hub, group).publishOn(Schedulers.boundedElastic());
    }

    @Override
    public Mono<Void> updateCheckpoint(Checkpoint checkpoint) {
        return store.updateCheckpoint(checkpoint);
    }
}
