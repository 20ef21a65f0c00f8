package dev.sluice.eventhubs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.azure.core.amqp.exception.AmqpErrorCondition;
import com.azure.core.amqp.exception.AmqpException;
import com.azure.messaging.eventhubs.EventData;
import com.azure.messaging.eventhubs.EventDataBatch;
import com.azure.messaging.eventhubs.EventHubConsumerClient;
import com.azure.messaging.eventhubs.EventHubProducerClient;
import com.azure.messaging.eventhubs.models.CreateBatchOptions;
import com.azure.messaging.eventhubs.models.EventPosition;
import com.azure.messaging.eventhubs.models.SendOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the server does not allow, as the SDK reports it. */
class RefusalIT {
    private static final String HUB = "telemetry";
    private static final int LARGEST_BODY = (1024 - 17) * 1024;

    @TempDir
    Path data;

    private EventHubsServer server;

    @BeforeEach
    void open() {
        server = EventHubsServer.open(EventHubsConfig.in(data).withHub(HubConfig.of(HUB, 2)));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void refusesAnotherKey() {
        String wrong = server.connectionString().replace("=SAS_KEY_VALUE", "=ANOTHER_KEY");

        assertRefused(() -> send(wrong, HUB, new SendOptions()), AmqpErrorCondition.UNAUTHORIZED_ACCESS);
        assertRefused(() -> read(wrong, HUB, "$Default", "0"), AmqpErrorCondition.UNAUTHORIZED_ACCESS);
        assertRefused(() -> describe(wrong, HUB), AmqpErrorCondition.UNAUTHORIZED_ACCESS);
        assertThat(server.describe(HUB).partitions())
                .extracting(PartitionDescription::lastSequence)
                .containsOnly(-1L);
    }

    @Test
    void refusesAnotherRule() {
        String wrong = server.connectionString().replace("RootManageSharedAccessKey", "Reader");

        assertRefused(() -> send(wrong, HUB, new SendOptions()), AmqpErrorCondition.UNAUTHORIZED_ACCESS);
    }

    @Test
    void refusesAHubThatIsNotThere() {
        String text = "The messaging entity 'sb://localhost/nothing' could not be found.";

        assertRefused(() -> send("nothing", new SendOptions()), AmqpErrorCondition.NOT_FOUND)
                .hasMessageContaining(text);
        assertRefused(() -> read("nothing", "$Default", "0"), AmqpErrorCondition.NOT_FOUND)
                .hasMessageContaining(text);
        assertRefused(() -> describe(server.connectionString(), "nothing"), AmqpErrorCondition.NOT_FOUND)
                .hasMessageContaining(text);
    }

    @Test
    void refusesAConsumerGroupThatIsNotThere() {
        assertRefused(() -> read(HUB, "nobody", "0"), AmqpErrorCondition.NOT_FOUND)
                .hasMessageContaining("could not be found");
    }

    @Test
    void refusesAPartitionThatIsNotThere() {
        String text = "It should be between 0 and 1.";

        assertRefused(
                        () -> send(HUB, new SendOptions().setPartitionId("2")),
                        AmqpErrorCondition.ARGUMENT_OUT_OF_RANGE_ERROR)
                .hasMessageContaining(text);
        assertRefused(() -> read(HUB, "$Default", "x"), AmqpErrorCondition.ARGUMENT_OUT_OF_RANGE_ERROR)
                .hasMessageContaining(text);
        try (EventHubConsumerClient consumer = Clients.consumer(server, HUB)) {
            assertThatThrownBy(() -> consumer.getPartitionProperties("2"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(text);
        }
    }

    @Test
    void refusesAnEventThatIsTooLargeAndTakesTheLargestThatFits() {
        try (EventHubProducerClient producer = Clients.producer(server, HUB)) {
            assertThatThrownBy(() -> producer.send(List.of(new EventData(new byte[1024 * 1024 + 1]))))
                    .isInstanceOfSatisfying(
                            AmqpException.class,
                            error -> assertThat(error.getErrorCondition())
                                    .isEqualTo(AmqpErrorCondition.LINK_PAYLOAD_SIZE_EXCEEDED));
            // Not send(Iterable): it drops an event that just does not fit, without an error. A batch reserves 16 KiB.
            EventDataBatch batch = producer.createBatch(new CreateBatchOptions().setPartitionId("0"));
            assertThat(batch.tryAdd(new EventData(new byte[LARGEST_BODY]))).isTrue();
            producer.send(batch);
        }
        try (EventHubConsumerClient consumer = Clients.consumer(server, HUB)) {
            assertThat(Clients.read(consumer, "0", 1, EventPosition.earliest()))
                    .singleElement()
                    .extracting(event -> event.getBody().length)
                    .isEqualTo(LARGEST_BODY);
        }
    }

    private static AbstractThrowableAssert<?, ?> assertRefused(ThrowingCallable call, AmqpErrorCondition condition) {
        AmqpException error = Clients.error(catchThrowable(call));
        assertThat(error.getErrorCondition()).isEqualTo(condition);
        assertThat(error.isTransient()).isFalse();
        return assertThat((Throwable) error);
    }

    private void send(String hub, SendOptions options) {
        send(server.connectionString(), hub, options);
    }

    private static void send(String connectionString, String hub, SendOptions options) {
        try (EventHubProducerClient producer =
                Clients.impatient(connectionString, hub).buildProducerClient()) {
            producer.send(List.of(new EventData("x")), options);
        }
    }

    private void read(String hub, String group, String partition) {
        read(server.connectionString(), hub, group, partition);
    }

    private static void read(String connectionString, String hub, String group, String partition) {
        try (EventHubConsumerClient consumer =
                Clients.impatient(connectionString, hub).consumerGroup(group).buildConsumerClient()) {
            consumer.receiveFromPartition(partition, 1, EventPosition.earliest(), Duration.ofSeconds(20))
                    .forEach(event -> {});
        }
    }

    private static void describe(String connectionString, String hub) {
        try (EventHubConsumerClient consumer = Clients.impatient(connectionString, hub)
                .consumerGroup("$Default")
                .buildConsumerClient()) {
            consumer.getEventHubProperties();
        }
    }
}
