package dev.sluice.eventhubs;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.eventhubs.EventData;
import com.azure.messaging.eventhubs.EventHubProducerClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that everybody may use. */
class OpenAccessIT {
    private static final String HUB = "telemetry";

    @TempDir
    Path data;

    private EventHubsServer server;

    @BeforeEach
    void open() {
        server = EventHubsServer.open(EventHubsConfig.in(data)
                .withHub(HubConfig.of(HUB, 1))
                .withAccess(Access.OPEN)
                .withLimits(Limits.DEFAULTS.withTimeToAuthenticate(Duration.ofMillis(500))));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void takesAnyKey() {
        String any = server.connectionString()
                .replace("SAS_KEY_VALUE", "any")
                .replace("RootManageSharedAccessKey", "anybody");
        try (EventHubProducerClient producer = Clients.impatient(any, HUB).buildProducerClient()) {
            producer.send(List.of(new EventData("x")));
            assertThat(producer.getEventHubProperties().getName()).isEqualTo(HUB);
        }
    }

    @Test
    void needsNoTokenAndKeepsWhoShowsNone() throws Exception {
        try (RawClient client = new RawClient(server.port(), 64 * 1024);
                RawClient idle = new RawClient(server.port(), 64 * 1024)) {
            assertThat(client.putToken("nonsense")).containsEntry("statusCode", 202);
            assertThat(client.request("$cbs", Map.of("operation", "put-token", "type", "jwt", "name", HUB), "x"))
                    .containsEntry("statusCode", 202);
            assertThat(client.sender(HUB).getCredit()).isPositive();

            try (RawClient third = new RawClient(server.port(), 64 * 1024)) {
                assertThat(third.sender(HUB).getCredit()).isPositive();
            }
            awaitTheTimeToAuthenticate();
            assertThat(idle.sender(HUB).getCredit()).isPositive();
        }
    }

    /** Who says nothing at all is sent away after it. */
    private void awaitTheTimeToAuthenticate() throws IOException {
        try (Socket silent = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            silent.setSoTimeout(60_000);
            assertThat(silent.getInputStream().read()).isEqualTo(-1);
        }
    }
}
