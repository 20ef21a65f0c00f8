package dev.sluice.eventhubs.store;

import dev.sluice.eventhubs.EventHubsServerException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/**
 * The stored part of a hub: when it was created and the logs of its partitions. Thread-safe.
 *
 * @param createdAt never changes once the hub is there
 * @param partitions the logs, by partition id
 */
public record HubStore(Instant createdAt, List<PartitionLog> partitions) implements Closeable {
    private static final int SEGMENT_BYTES = 32 * 1024 * 1024;
    private static final String CREATED_AT = "createdAt";
    private static final String PARTITIONS = "partitions";

    public HubStore {
        partitions = List.copyOf(partitions);
    }

    /**
     * Opens a hub, creating it if it is not there.
     *
     * @throws EventHubsServerException if it is there with another number of partitions, or can't be read
     */
    public static HubStore open(DataFolder data, String name, int partitions, Clock clock) {
        Path folder = data.hub(name.toLowerCase(Locale.ROOT));
        try {
            Properties description = describe(folder, partitions, clock);
            requirePartitions(folder, description, partitions);
            Instant createdAt = Instant.ofEpochMilli(Long.parseLong(description.getProperty(CREATED_AT)));
            return new HubStore(createdAt, openLogs(folder, partitions, clock));
        } catch (IOException e) {
            throw new EventHubsServerException(
                    "The event hub " + name + " can't be opened in " + folder + ": " + Reason.of(e), e);
        }
    }

    private static Properties describe(Path folder, int partitions, Clock clock) throws IOException {
        Path file = folder.resolve("hub.properties");
        if (!Files.exists(file)) {
            Files.createDirectories(folder);
            // Written aside and renamed: a process that ends here leaves no half description behind.
            Path draft = folder.resolve("hub.properties.new");
            Files.writeString(draft, CREATED_AT + "=" + clock.millis() + "\n" + PARTITIONS + "=" + partitions + "\n");
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        }
        Properties description = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            description.load(reader);
        }
        return description;
    }

    private static void requirePartitions(Path folder, Properties description, int partitions) {
        String stored = description.getProperty(PARTITIONS);
        if (!String.valueOf(partitions).equals(stored)) {
            throw new EventHubsServerException("The event hub in " + folder + " has " + stored + " partitions, not "
                    + partitions + ": ask for " + stored + " or choose another data folder");
        }
    }

    private static List<PartitionLog> openLogs(Path folder, int partitions, Clock clock) throws IOException {
        List<PartitionLog> logs = new ArrayList<>();
        try {
            for (int i = 0; i < partitions; i++) {
                logs.add(PartitionLog.open(folder.resolve(String.valueOf(i)), SEGMENT_BYTES, clock));
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

    @Override
    public void close() throws IOException {
        closeAll(partitions);
    }
}
