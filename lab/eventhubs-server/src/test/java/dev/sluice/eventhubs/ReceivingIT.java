package dev.sluice.eventhubs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.azure.core.amqp.exception.AmqpErrorCondition;
import com.azure.core.amqp.exception.AmqpException;
import com.azure.messaging.eventhubs.EventData;
import com.azure.messaging.eventhubs.EventHubClientBuilder;
import com.azure.messaging.eventhubs.EventHubConsumerAsyncClient;
import com.azure.messaging.eventhubs.EventHubConsumerClient;
import com.azure.messaging.eventhubs.EventHubProducerClient;
import com.azure.messaging.eventhubs.models.EventPosition;
import com.azure.messaging.eventhubs.models.LastEnqueuedEventProperties;
import com.azure.messaging.eventhubs.models.PartitionEvent;
import com.azure.messaging.eventhubs.models.ReceiveOptions;
import com.azure.messaging.eventhubs.models.SendOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.Disposable;

/** Where readers start, and what they are told. */
class ReceivingIT {
    private static final String HUB = "telemetry";
    private static final int EVENTS = 20;

    @TempDir
    Path data;

    private EventHubsServer server;
    private EventHubConsumerClient consumer;
    private List<EventData> all;

    @BeforeEach
    void fill() {
        server = EventHubsServer.open(EventHubsConfig.in(data).withHub(HubConfig.of(HUB, 1)));
        consumer = Clients.consumer(server, HUB);
        try (EventHubProducerClient producer = Clients.producer(server, HUB)) {
            IntStream.range(0, EVENTS / 2).forEach(i -> send(producer, 2));
        }
        all = Clients.read(consumer, "0", EVENTS, EventPosition.earliest());
    }

    @AfterEach
    void close() {
        consumer.close();
        server.close();
    }

    @Test
    void startsAtEveryOffset() {
        for (int i = 0; i < EVENTS - 1; i += 3) {
            String offset = all.get(i).getOffsetString();
            assertThat(firstFrom(EventPosition.fromOffsetString(offset))).isEqualTo(i + 1);
        }
    }

    @Test
    void startsAtEverySequenceNumberInclusiveOrNot() {
        for (int i = 0; i < EVENTS - 1; i += 3) {
            assertThat(firstFrom(EventPosition.fromSequenceNumber(i, true))).isEqualTo(i);
            assertThat(firstFrom(EventPosition.fromSequenceNumber(i, false))).isEqualTo(i + 1);
        }
    }

    @Test
    void startsAfterATime() {
        Instant last = all.get(EVENTS - 1).getEnqueuedTime();
        long firstOfLast = all.stream()
                .filter(event -> event.getEnqueuedTime().equals(last))
                .findFirst()
                .orElseThrow()
                .getSequenceNumber();

        assertThat(firstFrom(EventPosition.fromEnqueuedTime(last.minusMillis(1))))
                .isEqualTo(firstOfLast);
        assertThat(firstFrom(EventPosition.fromEnqueuedTime(Instant.EPOCH))).isZero();
    }

    @Test
    void waitsForNewEventsAfterTheLastOneAndAtTheLatestPosition() throws InterruptedException {
        CountDownLatch received = new CountDownLatch(3);
        EventData last = all.get(EVENTS - 1);
        List<EventPosition> ends = List.of(
                EventPosition.fromSequenceNumber(last.getSequenceNumber()),
                EventPosition.fromOffsetString(last.getOffsetString()),
                EventPosition.latest());
        EventHubConsumerAsyncClient async = asyncConsumer(server.connectionString());
        List<Disposable> readers = ends.stream()
                .map(end -> async.receiveFromPartition("0", end)
                        .filter(event -> event.getData().getSequenceNumber() >= EVENTS)
                        .take(1)
                        .subscribe(event -> received.countDown()))
                .toList();
        try (EventHubProducerClient producer = Clients.producer(server, HUB)) {
            for (int i = 0; i < 300 && !received.await(100, TimeUnit.MILLISECONDS); i++) {
                send(producer, 1);
            }
        }

        assertThat(received.getCount()).isZero();
        readers.forEach(Disposable::dispose);
        async.close();
    }

    @Test
    void refusesAPositionBeyondTheEndAsTheServiceDoes() {
        AmqpException bySequence =
                Clients.error(catchThrowable(() -> receive(EventPosition.fromSequenceNumber(EVENTS))));
        AmqpException byOffset =
                Clients.error(catchThrowable(() -> receive(EventPosition.fromOffsetString("123456789"))));

        assertThat(bySequence.getErrorCondition()).isEqualTo(AmqpErrorCondition.ARGUMENT_ERROR);
        assertThat(bySequence)
                .hasMessageContaining("The supplied sequence number '20' is invalid."
                        + " The last sequence number in the system is '19'");
        assertThat(byOffset)
                .hasMessageContaining("The supplied offset '123456789' is invalid. The last offset in the system is '"
                        + all.get(EVENTS - 1).getOffsetString() + "'");
    }

    @Test
    void tellsTheLastEventOfThePartitionWithEachEvent() {
        PartitionEvent event = consumer
                .receiveFromPartition(
                        "0",
                        1,
                        EventPosition.earliest(),
                        Duration.ofSeconds(20),
                        new ReceiveOptions().setTrackLastEnqueuedEventProperties(true))
                .stream()
                .findFirst()
                .orElseThrow();

        LastEnqueuedEventProperties last = event.getLastEnqueuedEventProperties();
        assertThat(last.getSequenceNumber()).isEqualTo(EVENTS - 1);
        assertThat(last.getOffsetString()).isEqualTo(all.get(EVENTS - 1).getOffsetString());
        assertThat(last.getEnqueuedTime()).isEqualTo(all.get(EVENTS - 1).getEnqueuedTime());
        assertThat(last.getRetrievalTime()).isAfter(Instant.now().minusSeconds(600));
    }

    private long firstFrom(EventPosition position) {
        return Clients.read(consumer, "0", 1, position).get(0).getSequenceNumber();
    }

    private void receive(EventPosition position) {
        try (EventHubConsumerClient impatient = Clients.impatient(server.connectionString(), HUB)
                .consumerGroup(EventHubClientBuilder.DEFAULT_CONSUMER_GROUP_NAME)
                .buildConsumerClient()) {
            impatient
                    .receiveFromPartition("0", 1, position, Duration.ofSeconds(20))
                    .forEach(event -> {});
        }
    }

    private static EventHubConsumerAsyncClient asyncConsumer(String connectionString) {
        return Clients.builder(connectionString, HUB)
                .consumerGroup(EventHubClientBuilder.DEFAULT_CONSUMER_GROUP_NAME)
                .buildAsyncConsumerClient();
    }

    private static void send(EventHubProducerClient producer, int count) {
        List<EventData> events =
                IntStream.range(0, count).mapToObj(i -> new EventData("e")).toList();
        producer.send(events, new SendOptions().setPartitionId("0"));
    }
}
