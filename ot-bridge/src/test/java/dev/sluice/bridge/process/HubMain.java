package dev.sluice.bridge.process;

import dev.sluice.eventhubs.EventHubsConfig;
import dev.sluice.eventhubs.EventHubsServer;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * A hub in a process of its own: {@code folder port admin-port name}. Prints its port, its connection string and the
 * port of its admin API.
 */
final class HubMain {
    private HubMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        EventHubsServer server = EventHubsServer.open(EventHubsConfig.in(Path.of(arguments[0]))
                .withPort(Integer.parseInt(arguments[1]))
                .withAdminPort(Integer.parseInt(arguments[2]))
                .withHub(arguments[3].equals(Tenants.SOURCE) ? Tenants.sourceHub() : Tenants.targetHub()));
        System.out.println(server.port());
        System.out.println(server.connectionString());
        System.out.println(server.adminPort());
        new CountDownLatch(1).await();
    }
}
