package dev.sluice.eventhubs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.util.IterableStream;
import com.azure.messaging.eventhubs.EventData;
import com.azure.messaging.eventhubs.EventDataBatch;
import com.azure.messaging.eventhubs.EventHubConsumerClient;
import com.azure.messaging.eventhubs.EventHubProducerClient;
import com.azure.messaging.eventhubs.EventHubProperties;
import com.azure.messaging.eventhubs.PartitionProperties;
import com.azure.messaging.eventhubs.models.CreateBatchOptions;
import com.azure.messaging.eventhubs.models.EventPosition;
import com.azure.messaging.eventhubs.models.SendOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the unmodified Java SDK does with a server. */
class EventHubsServerIT {
    private static final String HUB = "telemetry";

    @TempDir
    Path data;

    private EventHubsServer server;

    @BeforeEach
    void open() {
        server = EventHubsServer.open(EventHubsConfig.in(data).withHub(HubConfig.of(HUB, 4)));
    }

    @AfterEach
    void close() {
        server.close();
    }

    /** Prints how long it takes: README tells it. */
    @Test
    void isReadyWhenItIsOpenInARunningJvm(@TempDir Path another) throws IOException {
        long start = System.nanoTime();
        try (EventHubsServer second =
                        EventHubsServer.open(EventHubsConfig.in(another).withHub(HubConfig.of(HUB, 4)));
                Socket client = new Socket(InetAddress.getLoopbackAddress(), second.port())) {
            System.out.println("ready for a client after " + (System.nanoTime() - start) / 1_000_000 + " ms");
            assertThat(client.isConnected()).isTrue();
        }
    }

    @Test
    void describesHubAndEmptyPartition() {
        try (EventHubConsumerClient consumer = Clients.consumer(server, HUB)) {
            EventHubProperties hub = consumer.getEventHubProperties();
            PartitionProperties partition = consumer.getPartitionProperties("2");

            assertThat(hub.getName()).isEqualTo(HUB);
            assertThat(hub.getCreatedAt()).isEqualTo(server.describe(HUB).createdAt());
            assertThat(hub.getPartitionIds()).containsExactly("0", "1", "2", "3");
            assertThat(partition.isEmpty()).isTrue();
            assertThat(server.describe(HUB).partitions().get(2))
                    .isEqualTo(new PartitionDescription("2", 0, -1, "-1", Instant.EPOCH));
            assertThat(partition.getLastEnqueuedSequenceNumber()).isEqualTo(-1);
            assertThat(partition.getLastEnqueuedOffset()).isEqualTo("-1");
        }
    }

    @Test
    void deliversWhatWasSentToOnePartition() {
        Instant before = Instant.now().minusSeconds(1);
        try (EventHubProducerClient producer = Clients.producer(server, HUB);
                EventHubConsumerClient consumer = Clients.consumer(server, HUB)) {
            EventData event = new EventData("first");
            event.getProperties().put("site", "north");
            event.setMessageId("m-1").setContentType("text/plain");
            producer.send(List.of(event), new SendOptions().setPartitionId("1"));
            producer.send(events(2, 100), new SendOptions().setPartitionId("1"));

            List<EventData> received = Clients.read(consumer, "1", 100, EventPosition.earliest());

            assertThat(received).extracting(EventData::getSequenceNumber).isEqualTo(sequences(0, 99));
            EventData first = received.get(0);
            assertThat(first.getBodyAsString()).isEqualTo("first");
            assertThat(first.getProperties()).containsEntry("site", "north");
            assertThat(first.getMessageId()).isEqualTo("m-1");
            assertThat(first.getContentType()).isEqualTo("text/plain");
            assertThat(first.getPartitionKey()).isNull();
            assertThat(first.getEnqueuedTime()).isAfter(before);
            assertThat(received.get(99).getBodyAsString()).isEqualTo("100");
            PartitionProperties partition = consumer.getPartitionProperties("1");
            assertThat(partition.getLastEnqueuedSequenceNumber()).isEqualTo(99);
            assertThat(partition.getLastEnqueuedOffset())
                    .isEqualTo(received.get(99).getOffsetString());
            assertThat(partition.getLastEnqueuedTime())
                    .isEqualTo(received.get(99).getEnqueuedTime());
        }
    }

    @Test
    void keepsEventsOfOneKeyTogetherInOrder() {
        try (EventHubProducerClient producer = Clients.producer(server, HUB);
                EventHubConsumerClient consumer = Clients.consumer(server, HUB)) {
            for (int i = 0; i < 40; i++) {
                EventDataBatch batch =
                        producer.createBatch(new CreateBatchOptions().setPartitionKey("device-" + i % 8));
                assertThat(batch.getMaxSizeInBytes()).isEqualTo(1024 * 1024);
                batch.tryAdd(new EventData("a" + i));
                batch.tryAdd(new EventData("b" + i));
                producer.send(batch);
            }

            for (PartitionDescription partition : server.describe(HUB).partitions()) {
                int count = (int) partition.lastSequence() + 1;
                List<EventData> received = Clients.read(consumer, partition.id(), count, EventPosition.earliest());
                assertThat(received)
                        .hasSize(count)
                        .allSatisfy(event -> assertThat(event.getPartitionKey()).startsWith("device-"));
                assertThat(received)
                        .extracting(event ->
                                Integer.parseInt(event.getBodyAsString().substring(1)))
                        .isSorted();
            }
            assertThat(server.describe(HUB).partitions().stream()
                            .mapToLong(partition -> partition.lastSequence() + 1)
                            .sum())
                    .isEqualTo(80);
        }
    }

    @Test
    void spreadsSendsWithoutKeyOverThePartitions() {
        try (EventHubProducerClient producer = Clients.producer(server, HUB)) {
            IntStream.range(0, 8).forEach(i -> producer.send(events(0, 4)));

            assertThat(server.describe(HUB).partitions())
                    .extracting(PartitionDescription::lastSequence)
                    .containsExactly(9L, 9L, 9L, 9L);
        }
    }

    @Test
    void keepsEverythingOverARestart() {
        HubDescription before;
        try (EventHubProducerClient producer = Clients.producer(server, HUB)) {
            producer.send(events(0, 50), new SendOptions().setPartitionId("0"));
            before = server.describe(HUB);
        }

        server.close();
        open();

        assertThat(server.describe(HUB)).isEqualTo(before);
        try (EventHubConsumerClient consumer = Clients.consumer(server, HUB);
                EventHubProducerClient producer = Clients.producer(server, HUB)) {
            producer.send(events(51, 60), new SendOptions().setPartitionId("0"));
            List<EventData> received = Clients.read(consumer, "0", 61, EventPosition.earliest());
            assertThat(received).extracting(EventData::getSequenceNumber).isEqualTo(sequences(0, 60));
            assertThat(received.get(60).getBodyAsString()).isEqualTo("60");
        }
    }

    @Test
    void refusesAnotherNumberOfPartitionsAndLeavesTheFolderFree() {
        server.close();
        EventHubsConfig other = EventHubsConfig.in(data).withHub(HubConfig.of(HUB, 5));

        assertThatThrownBy(() -> EventHubsServer.open(other))
                .isInstanceOf(EventHubsServerException.class)
                .hasMessageContaining("has 4 partitions, not 5: ask for 4 or choose another data folder");

        open();
    }

    @Test
    void answersAReceiveWithNothingWhenThereIsNothing() {
        try (EventHubConsumerClient consumer = Clients.consumer(server, HUB)) {
            IterableStream<?> none =
                    consumer.receiveFromPartition("0", 10, EventPosition.earliest(), java.time.Duration.ofMillis(200));

            assertThat(none).isEmpty();
        }
    }

    private static List<EventData> events(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(i -> new EventData(String.valueOf(i)))
                .toList();
    }

    private static List<Long> sequences(long first, long last) {
        return java.util.stream.LongStream.rangeClosed(first, last).boxed().toList();
    }
}
