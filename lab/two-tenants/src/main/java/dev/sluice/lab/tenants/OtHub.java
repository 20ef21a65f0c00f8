package dev.sluice.lab.tenants;

import dev.sluice.eventhubs.EventHubsConfig;
import dev.sluice.eventhubs.EventHubsServer;
import dev.sluice.eventhubs.EventHubsServerException;
import dev.sluice.eventhubs.HubConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;

/** The hub of the OT tenant: an Event Hubs-compatible server that stamps events as IoT Hub does. */
public final class OtHub {
    private static final HubConfig HUB = HubConfig.of(TwoTenants.OT_HUB, TwoTenants.PARTITIONS)
            .withConsumerGroups(TwoTenants.BRIDGE_GROUP)
            .withAppendHook(new IotHubStamp());

    private OtHub() {}

    /**
     * Runs the hub as a process until it is asked to end.
     *
     * @param arguments port and data folder
     */
    public static void main(String[] arguments) throws InterruptedException {
        int port = Integer.parseInt(arguments[0]);
        Path data = Path.of(arguments[1]);
        try (EventHubsServer server = open(data, port)) {
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "shutdown"));
            new CountDownLatch(1).await();
        } catch (EventHubsServerException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /** How many events the hub in a data folder holds, or nothing when there is none. The hub must not be running. */
    public static OptionalLong events(Path data) {
        if (!Files.isDirectory(data)) {
            return OptionalLong.empty();
        }
        try (EventHubsServer server = open(data, 0)) {
            return OptionalLong.of(server.describe(TwoTenants.OT_HUB).partitions().stream()
                    .mapToLong(partition -> partition.lastSequence() - partition.firstSequence() + 1)
                    .sum());
        }
    }

    private static EventHubsServer open(Path data, int port) {
        return EventHubsServer.open(EventHubsConfig.in(data).withPort(port).withHub(HUB));
    }
}
