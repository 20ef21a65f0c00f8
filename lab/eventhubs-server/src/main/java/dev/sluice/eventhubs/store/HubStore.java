package dev.sluice.eventhubs.store;

import dev.sluice.eventhubs.EventHubsServerException;
import dev.sluice.eventhubs.HubConfig;
import dev.sluice.eventhubs.Retention;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The stored part of a hub: when it was created and the logs of its partitions. Thread-safe. */
public final class HubStore implements Closeable {
    private final Path folder;
    private final List<PartitionLog> partitions;
    private HubFile file;

    private HubStore(Path folder, HubFile file, List<PartitionLog> partitions) {
        this.folder = folder;
        this.file = file;
        this.partitions = List.copyOf(partitions);
    }

    /**
     * Opens a hub, creating it if it is not there.
     *
     * @throws EventHubsServerException if it is there with another number of partitions, or can't be read
     */
    public static HubStore open(DataFolder data, HubConfig hub, HubSetting setting) {
        Path folder = data.hub(hub.name());
        try {
            HubFile file = HubFile.isIn(folder) ? HubFile.read(folder) : create(folder, hub, setting);
            requirePartitions(folder, file, hub.partitions());
            return new HubStore(folder, file, openLogs(folder, hub, setting));
        } catch (IOException e) {
            throw new EventHubsServerException(
                    "The event hub " + hub.name() + " can't be opened in " + folder + ": " + Reason.of(e), e);
        }
    }

    private static HubFile create(Path folder, HubConfig hub, HubSetting setting) throws IOException {
        HubFile.requireNothingWithout(folder);
        Set<String> groups = setting.madeWhileRunning() ? hub.consumerGroups() : Set.of();
        HubFile file = new HubFile(
                hub.name(),
                setting.createdAt(),
                hub.partitions(),
                withoutDefault(groups),
                setting.madeWhileRunning() ? hub.retention() : Retention.UNLIMITED,
                setting.madeWhileRunning());
        file.write(folder);
        return file;
    }

    private static Set<String> withoutDefault(Set<String> groups) {
        Set<String> others = new LinkedHashSet<>(groups);
        others.remove(HubConfig.DEFAULT_CONSUMER_GROUP);
        return others;
    }

    private static void requirePartitions(Path folder, HubFile file, int partitions) {
        if (file.partitions() != partitions) {
            throw new EventHubsServerException("The event hub in " + folder + " has " + file.partitions()
                    + " partitions, not " + partitions + ": ask for " + file.partitions()
                    + " or choose another data folder");
        }
    }

    private static List<PartitionLog> openLogs(Path folder, HubConfig hub, HubSetting setting) throws IOException {
        List<PartitionLog> logs = new ArrayList<>();
        try {
            for (int i = 0; i < hub.partitions(); i++) {
                String id = String.valueOf(i);
                logs.add(PartitionLog.open(folder.resolve(id), setting.log(hub, id)));
            }
            return logs;
        } catch (IOException e) {
            closeAll(logs);
            throw e;
        }
    }

    private static void closeAll(List<PartitionLog> logs) throws IOException {
        for (PartitionLog log : logs) {
            log.close();
        }
    }

    /** When it was created; never changes. */
    public synchronized Instant createdAt() {
        return file.createdAt();
    }

    /** The logs, by partition id. */
    public List<PartitionLog> partitions() {
        return partitions;
    }

    /** Consumer groups that were made while a server ran. */
    public synchronized Set<String> consumerGroups() {
        return file.consumerGroups();
    }

    /** Keeps a consumer group over restarts. */
    public synchronized void addConsumerGroup(String group) throws IOException {
        Set<String> groups = new LinkedHashSet<>(file.consumerGroups());
        groups.add(group);
        HubFile more = file.withConsumerGroups(groups);
        more.write(folder);
        file = more;
    }

    /** Deletes what is not to be kept any longer. */
    public void enforceRetention() throws IOException {
        for (PartitionLog log : partitions) {
            log.enforceRetention();
        }
    }

    @Override
    public void close() throws IOException {
        closeAll(partitions);
    }

    /** Closes it and deletes its files. */
    public void delete(DataFolder data) throws IOException {
        close();
        data.discard(folder);
    }
}
