package dev.sluice.eventhubs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.azure.core.amqp.exception.AmqpErrorCondition;
import com.azure.core.amqp.exception.AmqpException;
import com.azure.messaging.eventhubs.EventData;
import com.azure.messaging.eventhubs.EventHubClientBuilder;
import com.azure.messaging.eventhubs.EventHubConsumerClient;
import com.azure.messaging.eventhubs.EventHubProducerClient;
import com.azure.messaging.eventhubs.models.EventPosition;
import dev.sluice.eventhubs.security.Sas;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.qpid.protonj2.engine.Sender;
import org.apache.qpid.protonj2.types.Symbol;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What shared access rules let clients do, with the SDK for Java. */
class SharedAccessIT {
    private static final String HUB = "telemetry";
    private static final String OTHER = "alerts";
    private static final SharedAccessRule ROOT = SharedAccessRule.ofNamespace("root", "root-key", Right.MANAGE);
    private static final SharedAccessRule LISTENER = SharedAccessRule.ofNamespace("listener", "l-key", Right.LISTEN);
    private static final SharedAccessRule SENDER =
            SharedAccessRule.ofHub(HUB, "sender", "one-key", Right.SEND).withSecondaryKey("other-key");

    @TempDir
    static Path data;

    private static EventHubsServer server;

    @BeforeAll
    static void open() {
        server = EventHubsServer.open(EventHubsConfig.in(data)
                .withHub(HubConfig.of(HUB, 1))
                .withHub(HubConfig.of(OTHER, 1))
                .withAccess(Access.of(LISTENER, SENDER, ROOT)));
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void letsARuleOfAHubSendAndDescribeThatHub() {
        String own = server.connectionString(SENDER);
        assertThat(own).contains(";EntityPath=telemetry;");
        for (String connection : List.of(own, own.replace("one-key", "other-key"))) {
            try (EventHubProducerClient producer = ofEntity(connection).buildProducerClient()) {
                producer.send(List.of(new EventData("x")));
                assertThat(producer.getEventHubProperties().getName()).isEqualTo(HUB);
                assertThat(producer.getPartitionProperties("0").getLastEnqueuedSequenceNumber())
                        .isNotNegative();
            }
        }
    }

    @Test
    void letsASendersRuleReadNothing() {
        try (EventHubConsumerClient consumer = ofEntity(server.connectionString(SENDER))
                .consumerGroup("$Default")
                .buildConsumerClient()) {
            assertUnauthorized(
                    () -> read(consumer),
                    "Unauthorized access. 'Listen' claim(s) are required to perform this operation. Resource:"
                            + " 'sb://localhost/telemetry/consumergroups/$default/partitions/0'. TrackingId:");
        }
    }

    @Test
    void letsAListenersRuleReadEveryHubAndSendNothing() {
        send(server.connectionString(ROOT), HUB);
        send(server.connectionString(ROOT), OTHER);
        for (String hub : List.of(HUB, OTHER)) {
            try (EventHubConsumerClient consumer = Clients.impatient(server.connectionString(), hub)
                    .consumerGroup("$Default")
                    .buildConsumerClient()) {
                assertThat(Clients.read(consumer, "0", 1, EventPosition.earliest()))
                        .isNotEmpty();
            }
        }
        assertUnauthorized(
                () -> send(server.connectionString(LISTENER), HUB),
                "Unauthorized access. 'Send' claim(s) are required to perform this operation. Resource:"
                        + " 'sb://localhost/telemetry'. TrackingId:");
    }

    @Test
    void letsARuleOfAHubNotReachAnother() {
        String other = server.connectionString(SENDER).replace("EntityPath=telemetry;", "");

        assertUnauthorized(() -> send(other, OTHER), "InvalidSignature: The token has an invalid signature.");
        assertUnauthorized(
                () -> {
                    try (EventHubProducerClient producer =
                            Clients.impatient(other, OTHER).buildProducerClient()) {
                        producer.getEventHubProperties();
                    }
                },
                "InvalidSignature");
        send(other, HUB);
    }

    @Test
    void takesATokenThatSomebodyElseSigned() {
        String token = Sas.token(
                "sb://localhost/" + HUB, "sender", "one-key", Instant.now().plusSeconds(600));
        String connection =
                "Endpoint=" + server.endpoint() + ";SharedAccessSignature=" + token + ";UseDevelopmentEmulator=true;";

        send(connection, HUB);
        assertUnauthorized(() -> send(connection, OTHER), "'Send' claim(s) are required");
    }

    @Test
    void doesNotTakeThePublishedKeyOnceItHasKeysOfItsOwn() {
        String published = server.connectionString(SharedAccessRule.PUBLISHED);

        assertUnauthorized(() -> send(published, HUB), "InvalidSignature: The token has an invalid signature.");
    }

    @Test
    void answersWithTheServicesConditions() throws Exception {
        try (RawClient client = new RawClient(server.port(), 64 * 1024)) {
            assertThat(client.putToken(Sas.token(
                            "sb://x/" + HUB, "sender", "wrong", Instant.now().plusSeconds(9))))
                    .containsEntry("status-code", 401)
                    .containsEntry("error-condition", Symbol.valueOf("com.microsoft:auth-failed"));
            assertThat(client.request("$cbs", Map.of("operation", "put-token", "type", "other", "name", HUB), "token"))
                    .containsEntry("status-code", 400);
            assertThat(client.request("$cbs", Map.of("operation", "put-token", "type", "jwt", "name", HUB), "a.b.c"))
                    .containsEntry("status-code", 401);
            Sender refused = client.sender(HUB);
            assertThat(refused.getRemoteCondition().getCondition())
                    .isEqualTo(Symbol.valueOf("amqp:unauthorized-access"));
            Sender unknown = client.sender("nothing");
            assertThat(unknown.getRemoteCondition().getCondition())
                    .as("nobody learns which hubs there are")
                    .isEqualTo(Symbol.valueOf("amqp:unauthorized-access"));
        }
    }

    @Test
    void refusesATokenThatIsLongerThanAnyIs() throws Exception {
        try (RawClient client = new RawClient(server.port(), 64 * 1024)) {
            assertThat(client.request(
                            "$cbs", Map.of("operation", "put-token", "type", "jwt", "name", HUB), "a".repeat(40_000)))
                    .containsEntry("status-code", 401);
        }
    }

    private static EventHubClientBuilder ofEntity(String connectionString) {
        return Clients.impatient(connectionString, HUB);
    }

    private static void send(String connectionString, String hub) {
        try (EventHubProducerClient producer =
                Clients.impatient(connectionString, hub).buildProducerClient()) {
            producer.send(List.of(new EventData("x")));
        }
    }

    private static void read(EventHubConsumerClient consumer) {
        consumer.receiveFromPartition("0", 1, EventPosition.earliest(), Duration.ofSeconds(20))
                .forEach(event -> {});
    }

    private static void assertUnauthorized(ThrowingCallable call, String text) {
        AmqpException error = Clients.error(catchThrowable(call));
        assertThat(error.getErrorCondition()).isEqualTo(AmqpErrorCondition.UNAUTHORIZED_ACCESS);
        assertThat(error.isTransient()).isFalse();
        assertThat(error).hasMessageContaining(text);
    }
}
