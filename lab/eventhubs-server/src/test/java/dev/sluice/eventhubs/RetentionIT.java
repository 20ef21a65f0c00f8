package dev.sluice.eventhubs;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.eventhubs.EventData;
import com.azure.messaging.eventhubs.EventHubConsumerClient;
import com.azure.messaging.eventhubs.EventHubProducerClient;
import com.azure.messaging.eventhubs.models.EventPosition;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events that expire, as the SDK sees it. */
class RetentionIT {
    private static final String HUB = "telemetry";

    @TempDir
    Path data;

    @Test
    void startsReadersOfExpiredEventsAtTheFirstThatIsKept() {
        HubConfig hub = HubConfig.of(HUB, 1).withRetention(Retention.of(Duration.ofHours(1)));
        try (EventHubsServer server =
                        EventHubsServer.open(EventHubsConfig.in(data).withHub(hub));
                EventHubProducerClient producer = Clients.producer(server, HUB);
                EventHubConsumerClient consumer = Clients.consumer(server, HUB)) {
            send(producer, "expires", "expires too");
            server.faults().setClock(Instant.now().plus(Duration.ofHours(2)));
            send(producer, "is kept");

            Poll.until(() -> firstSequence(server) == 2);

            assertThat(consumer.getPartitionProperties("0").getBeginningSequenceNumber())
                    .isEqualTo(2);
            assertThat(Clients.read(consumer, "0", 1, EventPosition.earliest()))
                    .extracting(EventData::getBodyAsString)
                    .containsExactly("is kept");
            assertThat(Clients.read(consumer, "0", 1, EventPosition.fromSequenceNumber(0, true)))
                    .extracting(EventData::getSequenceNumber)
                    .containsExactly(2L);
        }
    }

    @Test
    void acknowledgesWhatTheDiskHasAndKeepsItOverARestart() {
        EventHubsConfig config =
                EventHubsConfig.in(data).withHub(HubConfig.of(HUB, 1)).withFlush(Flush.FSYNC);
        try (EventHubsServer server = EventHubsServer.open(config);
                EventHubProducerClient producer = Clients.producer(server, HUB);
                EventHubConsumerClient consumer = Clients.consumer(server, HUB)) {
            send(producer, "one", "two");
            send(producer, "three");

            assertThat(Clients.read(consumer, "0", 3, EventPosition.earliest())).hasSize(3);
        }
        try (EventHubsServer server = EventHubsServer.open(config)) {
            assertThat(server.describe(HUB).partitions().get(0).lastSequence()).isEqualTo(2);
        }
    }

    private static void send(EventHubProducerClient producer, String... bodies) {
        producer.send(List.of(bodies).stream().map(EventData::new).toList());
    }

    private static long firstSequence(EventHubsServer server) {
        return server.describe(HUB).partitions().get(0).firstSequence();
    }
}
