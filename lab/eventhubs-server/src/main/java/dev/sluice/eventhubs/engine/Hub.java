package dev.sluice.eventhubs.engine;

import dev.sluice.eventhubs.HubConfig;
import dev.sluice.eventhubs.HubDescription;
import dev.sluice.eventhubs.codec.PartitionKeyHash;
import dev.sluice.eventhubs.store.HubStore;
import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An event hub. Thread-safe. */
public final class Hub implements Closeable {
    private final HubConfig config;
    private final HubStore store;
    private final List<Partition> partitions;
    private final AtomicInteger roundRobin = new AtomicInteger();

    Hub(HubConfig config, HubStore store) {
        this.config = config;
        this.store = store;
        this.partitions = IntStream.range(0, config.partitions())
                .mapToObj(id -> new Partition(
                        config, String.valueOf(id), store.partitions().get(id)))
                .toList();
    }

    String name() {
        return config.name();
    }

    Instant createdAt() {
        return store.createdAt();
    }

    List<Partition> partitions() {
        return partitions;
    }

    /** What it holds now. */
    public HubDescription describe() {
        return new HubDescription(
                name(),
                createdAt(),
                partitions.stream().map(Partition::describe).toList());
    }

    Partition requirePartition(String id) {
        return partitions.stream()
                .filter(partition -> partition.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new RefusedException(WireError.noSuchPartition(partitions.size())));
    }

    void requireGroup(String group) {
        if (config.consumerGroups().stream().noneMatch(group::equalsIgnoreCase)) {
            throw new RefusedException(WireError.notFound(name() + "/ConsumerGroups/" + group));
        }
    }

    /** The partition of a key; without a key the next in turn. */
    Partition route(@Nullable String key) {
        int index = key == null
                ? Math.floorMod(roundRobin.getAndIncrement(), partitions.size())
                : PartitionKeyHash.partition(key, partitions.size());
        return partitions.get(index);
    }

    @Override
    public void close() throws IOException {
        store.close();
    }
}
