package dev.sluice.eventhubs.engine;

import dev.sluice.eventhubs.HubConfig;
import dev.sluice.eventhubs.HubDescription;
import dev.sluice.eventhubs.codec.PartitionKeyHash;
import dev.sluice.eventhubs.store.DataFolder;
import dev.sluice.eventhubs.store.HubStore;
import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An event hub. Thread-safe. */
public final class Hub implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(Hub.class);

    private final HubConfig config;
    private final HubStore store;
    private final List<Partition> partitions;
    private final CopyOnWriteArraySet<String> groups = new CopyOnWriteArraySet<>();
    private final HubLinks links = new HubLinks();
    private final AtomicInteger roundRobin = new AtomicInteger();
    private volatile boolean deleted;

    Hub(HubConfig config, HubStore store) {
        this.config = config;
        this.store = store;
        this.groups.addAll(config.consumerGroups());
        this.groups.addAll(store.consumerGroups());
        this.partitions = IntStream.range(0, config.partitions())
                .mapToObj(id -> new Partition(
                        config, String.valueOf(id), store.partitions().get(id)))
                .toList();
    }

    /** Its name, as it was written when it was made. */
    public String name() {
        return config.name();
    }

    /** When it was created. */
    public Instant createdAt() {
        return store.createdAt();
    }

    List<Partition> partitions() {
        return partitions;
    }

    HubLinks links() {
        return links;
    }

    /** What it holds now. */
    public HubDescription describe() {
        return new HubDescription(
                name(),
                createdAt(),
                List.copyOf(new TreeSet<>(groups)),
                partitions.stream().map(Partition::describe).toList());
    }

    Partition requirePartition(String id) {
        return partitions.stream()
                .filter(partition -> partition.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new RefusedException(WireError.noSuchPartition(partitions.size())));
    }

    void requireGroup(String group) {
        if (!hasGroup(group)) {
            throw new RefusedException(WireError.notFound(name() + "/ConsumerGroups/" + group));
        }
    }

    private boolean hasGroup(String group) {
        return groups.stream().anyMatch(group::equalsIgnoreCase);
    }

    /**
     * Makes a consumer group; false if it is there already.
     *
     * @throws IllegalArgumentException if the name can't be one
     * @throws IOException if it can't be kept
     */
    public synchronized boolean addConsumerGroup(String group) throws IOException {
        HubConfig.requireGroupName(group);
        if (hasGroup(group)) {
            return false;
        }
        store.addConsumerGroup(group);
        return groups.add(group);
    }

    /** The partition of a key; without a key the next in turn. */
    Partition route(@Nullable String key) {
        int index = key == null
                ? Math.floorMod(roundRobin.getAndIncrement(), partitions.size())
                : PartitionKeyHash.partition(key, partitions.size());
        return partitions.get(index);
    }

    /** Takes part in what happens to the hub's links. */
    void attach(HubLink link) {
        links.add(link);
        if (deleted) {
            links.remove(link);
            throw new RefusedException(notFound());
        }
    }

    boolean isDeleted() {
        return deleted;
    }

    WireError notFound() {
        return WireError.notFound(name());
    }

    /** Deletes the events that are not to be kept any longer. */
    void enforceRetention() {
        try {
            store.enforceRetention();
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("hub", name()).setCause(e).log("events that expired could not be deleted");
        }
    }

    /** Ends its links as the service does and deletes its files. */
    void delete(DataFolder data) throws IOException {
        deleted = true;
        links.evict(place -> true, notFound());
        store.delete(data);
    }

    @Override
    public void close() throws IOException {
        store.close();
    }
}
