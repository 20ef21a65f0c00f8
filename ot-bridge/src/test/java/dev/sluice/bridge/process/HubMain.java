package dev.sluice.bridge.process;

import dev.sluice.eventhubs.EventHubsConfig;
import dev.sluice.eventhubs.EventHubsServer;
import dev.sluice.eventhubs.HubConfig;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A hub in a process of its own: {@code folder port name partitions}. Prints its port and connection string. */
final class HubMain {
    private HubMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        EventHubsServer server = EventHubsServer.open(EventHubsConfig.in(Path.of(arguments[0]))
                .withPort(Integer.parseInt(arguments[1]))
                .withHub(HubConfig.of(arguments[2], Integer.parseInt(arguments[3]))
                        .withConsumerGroups("bridge")));
        System.out.println(server.port());
        System.out.println(server.connectionString());
        new CountDownLatch(1).await();
    }
}
