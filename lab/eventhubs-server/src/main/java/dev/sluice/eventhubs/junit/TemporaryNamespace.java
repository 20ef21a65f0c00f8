package dev.sluice.eventhubs.junit;

import dev.sluice.eventhubs.EventHubsConfig;
import dev.sluice.eventhubs.EventHubsServer;
import dev.sluice.eventhubs.HubConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A server on a folder of its own, which goes with it.
 *
 * @param server the server
 * @param folder its data
 */
record TemporaryNamespace(EventHubsServer server, Path folder) implements AutoCloseable {
    static TemporaryNamespace open(EventHubs wanted) {
        Path folder = newFolder();
        try {
            return new TemporaryNamespace(EventHubsServer.open(config(folder, wanted)), folder);
        } catch (RuntimeException e) {
            delete(folder);
            throw e;
        }
    }

    private static EventHubsConfig config(Path folder, EventHubs wanted) {
        EventHubsConfig config = EventHubsConfig.in(folder);
        for (EventHubs.Hub hub : wanted.value()) {
            config = config.withHub(
                    HubConfig.of(hub.value(), hub.partitions()).withConsumerGroups(hub.consumerGroups()));
        }
        return wanted.admin() ? config.withAdminPort(0) : config;
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("sluice-eventhubs");
        } catch (IOException e) {
            throw new UncheckedIOException("A folder for the test's events can't be made: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        server.close();
        delete(folder);
    }

    private static void delete(Path folder) {
        try (Stream<Path> content = Files.walk(folder)) {
            for (Path file : content.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " can't be deleted: delete it by hand", e);
        }
    }
}
