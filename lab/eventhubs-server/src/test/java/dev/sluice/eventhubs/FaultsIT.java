package dev.sluice.eventhubs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.azure.core.amqp.AmqpRetryOptions;
import com.azure.core.amqp.exception.AmqpErrorCondition;
import com.azure.core.amqp.exception.AmqpException;
import com.azure.messaging.eventhubs.EventData;
import com.azure.messaging.eventhubs.EventHubConsumerClient;
import com.azure.messaging.eventhubs.EventHubProducerClient;
import com.azure.messaging.eventhubs.models.EventPosition;
import com.azure.messaging.eventhubs.models.SendOptions;
import dev.sluice.eventhubs.faults.Fault;
import dev.sluice.eventhubs.faults.InjectedFault;
import dev.sluice.eventhubs.faults.Scope;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each fault, as the SDK meets it. */
class FaultsIT {
    private static final String HUB = "telemetry";

    @TempDir
    Path data;

    private EventHubsServer server;

    @BeforeEach
    void open() {
        server = EventHubsServer.open(
                EventHubsConfig.in(data).withHub(HubConfig.of(HUB, 2)).withAdminPort(0));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void isBusyForANumberOfSends() {
        InjectedFault busy =
                server.faults().inject(Fault.busy().on(Scope.hub(HUB)).times(2));

        try (EventHubProducerClient producer = impatient()) {
            assertThat(failure(producer, "0")).isEqualTo(AmqpErrorCondition.SERVER_BUSY_ERROR);
            assertThat(failure(producer, "1")).isEqualTo(AmqpErrorCondition.SERVER_BUSY_ERROR);
            send(producer, "0", "through");
        }

        assertThat(busy.struck()).isEqualTo(2);
        assertThat(busy.isActive()).isFalse();
        assertThat(last("0")).isZero();
        assertThat(last("1")).isEqualTo(-1);
    }

    @Test
    void isBusyForAWhile() throws Exception {
        InjectedFault busy = server.faults().inject(Fault.busy().during(Duration.ofSeconds(2)));
        CompletableFuture<Void> over = new CompletableFuture<>();
        busy.whenEnded(() -> over.complete(null));

        try (EventHubProducerClient producer = Clients.producer(server, HUB)) {
            send(producer, "0", "tried again until it is through");
        }

        over.get(60, TimeUnit.SECONDS);
        assertThat(server.faults().active()).isEmpty();
        assertThat(last("0")).isZero();
    }

    @Test
    void rejectsTheNthSendOfOnePartition() {
        server.faults()
                .inject(Fault.reject("amqp:resource-limit-exceeded", "The quota is used up.")
                        .on(Scope.partition(HUB, "1"))
                        .onlyThe(2));

        try (EventHubProducerClient producer = impatient()) {
            send(producer, "1", "first");
            send(producer, "0", "elsewhere");
            send(producer, "0", "elsewhere");
            assertThat(failure(producer, "1")).isEqualTo(AmqpErrorCondition.RESOURCE_LIMIT_EXCEEDED);
            send(producer, "1", "third");
        }

        assertThat(bodies("1", 2)).containsExactly("first", "third");
    }

    @Test
    void answersLate() throws Exception {
        server.faults().inject(Fault.delay(Duration.ofSeconds(3)).times(1));

        try (EventHubProducerClient producer = impatient()) {
            CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> send(producer, "0", "late"));
            assertThat(bodies("0", 1)).containsExactly("late");
            sent.get(60, TimeUnit.SECONDS);
        }
    }

    @Test
    void storesAndDropsTheAnswer() {
        server.faults().inject(Fault.dropAnswer().times(1));

        try (EventHubProducerClient producer = shortOfBreath()) {
            send(producer, "0", "twice");
        }

        assertThat(bodies("0", 2)).containsExactly("twice", "twice");
    }

    @Test
    void closesConnectionsAndClientsComeBack() {
        try (EventHubProducerClient producer = shortOfBreath()) {
            send(producer, "0", "before");

            assertThat(server.faults().closeConnections(Scope.hub(HUB), "amqp:connection:forced", "Maintenance."))
                    .isEqualTo(1);

            // The SDK fails a send, without another try, that meets the moment at which it notices the close.
            Poll.until(() -> catchThrowable(() -> send(producer, "0", "after")) == null);
        }
        assertThat(bodies("0", 2)).containsExactly("before", "after");
    }

    @Test
    void closesLinksAndClientsComeBack() {
        try (EventHubProducerClient producer = Clients.producer(server, HUB)) {
            send(producer, "0", "before");
            assertThat(server.faults().closeLinks(Scope.partition(HUB, "1"), "amqp:link:detach-forced", "Moved."))
                    .isZero();

            assertThat(server.faults().closeLinks(Scope.partition(HUB, "0"), "amqp:link:detach-forced", "Moved."))
                    .isEqualTo(1);

            Poll.until(() -> isSent(producer, "after"));
        }
        assertThat(bodies("0", 2)).containsExactly("before", "after");
    }

    @Test
    void refusesTokensUntilItIsCleared() {
        InjectedFault refusal = server.faults().inject(Fault.refuseTokens());

        try (EventHubProducerClient producer = impatient()) {
            assertThat(failure(producer, "0")).isEqualTo(AmqpErrorCondition.UNAUTHORIZED_ACCESS);
        }
        refusal.close();

        try (EventHubProducerClient producer = impatient()) {
            send(producer, "0", "in");
        }
        assertThat(last("0")).isZero();
    }

    @Test
    void freezesAPartitionForSendersAndReadersAndLosesNothing() throws Exception {
        try (EventHubProducerClient producer = Clients.producer(server, HUB)) {
            send(producer, "0", "before");
            InjectedFault freeze = server.faults().inject(Fault.freeze().on(Scope.partition(HUB, "0")));

            CompletableFuture<Void> held = CompletableFuture.runAsync(() -> send(producer, "0", "held"));
            CompletableFuture<List<String>> reader = CompletableFuture.supplyAsync(() -> bodies("0", 2));
            send(producer, "1", "elsewhere");
            assertThat(bodies("1", 1)).containsExactly("elsewhere");
            Poll.until(() -> freeze.struck() >= 2);
            assertThat(held).isNotDone();
            assertThat(reader).isNotDone();
            assertThat(last("0")).isZero();

            freeze.close();

            held.get(60, TimeUnit.SECONDS);
            assertThat(reader.get(60, TimeUnit.SECONDS)).containsExactly("before", "held");
        }
    }

    @Test
    void fillsTheDiskOfAPartition() {
        try (EventHubProducerClient producer = impatient()) {
            send(producer, "0", "before");
            InjectedFault full = server.faults().inject(Fault.fullDisk().on(Scope.partition(HUB, "0")));

            AmqpException error = error(producer, "0");
            assertThat(error.getErrorCondition()).isEqualTo(AmqpErrorCondition.SERVER_BUSY_ERROR);
            assertThat(error).hasMessageContaining("No space left on device");
            assertThat(bodies("0", 1)).containsExactly("before");
            send(producer, "1", "there is space elsewhere");

            full.close();
            send(producer, "0", "after");
        }
        assertThat(bodies("0", 2)).containsExactly("before", "after");
    }

    @Test
    void stampsEventsByTheClockItIsTold() {
        Instant future = Instant.parse("2030-01-01T00:00:00Z");
        server.faults().setClock(future);
        try (EventHubProducerClient producer = impatient()) {
            send(producer, "0", "from the future");
            server.faults().resetClock();
            send(producer, "1", "from now");
        }

        assertThat(server.describe(HUB).partitions().get(0).lastEnqueued()).isBetween(future, future.plusSeconds(600));
        assertThat(server.describe(HUB).partitions().get(1).lastEnqueued())
                .isBetween(Instant.now().minusSeconds(600), Instant.now().plusSeconds(600));
    }

    @Test
    void strikesOnlyTheConnectionItIsMeantFor() throws Exception {
        AdminClient admin = new AdminClient(server.adminPort());
        try (EventHubProducerClient victim = impatient();
                EventHubProducerClient other = impatient()) {
            send(victim, "0", "one");
            String connection = admin.json("GET", "/connections", "")
                    .at("/connections/0/id")
                    .asText();
            server.faults().inject(Fault.busy().on(Scope.connection(connection)));

            send(other, "0", "two");
            assertThat(failure(victim, "0")).isEqualTo(AmqpErrorCondition.SERVER_BUSY_ERROR);
        }
    }

    @Test
    void takesFaultsFromTheAdminApi() throws Exception {
        AdminClient admin = new AdminClient(server.adminPort());
        String id = admin.json(
                        "POST",
                        "/faults",
                        "{\"kind\": \"reject\", \"condition\": \"com.microsoft:timeout\", \"hub\": \"telemetry\"}")
                .get("id")
                .asText();

        try (EventHubProducerClient producer = impatient()) {
            assertThat(failure(producer, "0")).isEqualTo(AmqpErrorCondition.TIMEOUT_ERROR);
            assertThat(admin.json("GET", "/faults", "").at("/faults/0/struck").asInt())
                    .isEqualTo(1);
            assertThat(admin.status("DELETE", "/faults/" + id, "")).isEqualTo(204);
            send(producer, "0", "through");

            assertThat(admin.json(
                                    "POST",
                                    "/connections/close",
                                    "{\"condition\": \"amqp:connection:forced\", \"hub\": \"telemetry\"}")
                            .get("closed")
                            .asInt())
                    .isEqualTo(1);
            assertThat(admin.status("PUT", "/clock", "{\"time\": \"2031-01-01T00:00:00Z\"}"))
                    .isEqualTo(200);
            assertThat(server.faults().clock()).isAfter(Instant.parse("2030-12-31T00:00:00Z"));
            assertThat(admin.status("DELETE", "/faults", "")).isEqualTo(204);
            assertThat(server.faults().clock()).isBefore(Instant.parse("2030-12-31T00:00:00Z"));
        }
    }

    private EventHubProducerClient impatient() {
        return Clients.impatient(server.connectionString(), HUB).buildProducerClient();
    }

    /** Tries again soon when there is no answer. */
    private EventHubProducerClient shortOfBreath() {
        return Clients.builder(server.connectionString(), HUB)
                .retryOptions(new AmqpRetryOptions()
                        .setMaxRetries(2)
                        .setDelay(Duration.ofMillis(100))
                        .setTryTimeout(Duration.ofSeconds(2)))
                .buildProducerClient();
    }

    private static AmqpErrorCondition failure(EventHubProducerClient producer, String partition) {
        return error(producer, partition).getErrorCondition();
    }

    private static AmqpException error(EventHubProducerClient producer, String partition) {
        return Clients.error(catchThrowable(() -> send(producer, partition, "refused")));
    }

    /** Not while the client still closes the old link: then it refuses before it sends. */
    private static boolean isSent(EventHubProducerClient producer, String body) {
        try {
            send(producer, "0", body);
            return true;
        } catch (IllegalStateException closing) {
            return false;
        }
    }

    private static void send(EventHubProducerClient producer, String partition, String body) {
        producer.send(List.of(new EventData(body)), new SendOptions().setPartitionId(partition));
    }

    private long last(String partition) {
        return server.describe(HUB)
                .partitions()
                .get(Integer.parseInt(partition))
                .lastSequence();
    }

    private List<String> bodies(String partition, int count) {
        try (EventHubConsumerClient consumer = Clients.consumer(server, HUB)) {
            return Clients.read(consumer, partition, count, EventPosition.earliest()).stream()
                    .map(EventData::getBodyAsString)
                    .toList();
        }
    }
}
