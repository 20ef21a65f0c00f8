package dev.sluice.eventhubs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.azure.core.amqp.exception.AmqpErrorCondition;
import com.azure.messaging.eventhubs.EventData;
import com.azure.messaging.eventhubs.EventDataBatch;
import com.azure.messaging.eventhubs.EventHubConsumerClient;
import com.azure.messaging.eventhubs.EventHubProducerClient;
import com.azure.messaging.eventhubs.models.EventPosition;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages of up to 20 MiB, as in the Dedicated tier. */
class LargeMessageIT {
    private static final String HUB = "images";
    private static final int MIB = 1024 * 1024;
    private static final int MOST = 20 * MIB;
    /** The SDK keeps a 64th of a batch for itself. */
    private static final int LARGEST_BODY = MOST - MOST / 64 - 1024;

    @TempDir
    Path data;

    private EventHubsServer server;

    @BeforeEach
    void open() {
        server = EventHubsServer.open(EventHubsConfig.in(data)
                .withHub(HubConfig.of(HUB, 1))
                .withLimits(Limits.DEFAULTS.withMaxMessageBytes(MOST)));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void takesAndDeliversEventsAndBatchesUpToTheLimit() {
        try (EventHubProducerClient producer = Clients.producer(server, HUB);
                EventHubConsumerClient consumer = Clients.consumer(server, HUB)) {
            EventDataBatch batch = producer.createBatch();
            assertThat(batch.getMaxSizeInBytes()).isEqualTo(MOST);
            while (batch.tryAdd(new EventData(new byte[1_000_000]))) {
                assertThat(batch.getSizeInBytes()).isLessThanOrEqualTo(MOST);
            }
            producer.send(batch);
            for (int i = 0; i < 4; i++) {
                EventDataBatch single = producer.createBatch();
                assertThat(single.tryAdd(new EventData(new byte[LARGEST_BODY]))).isTrue();
                producer.send(single);
            }

            List<EventData> received = Clients.read(consumer, "0", batch.getCount() + 4, EventPosition.earliest());

            assertThat(batch.getCount()).isEqualTo(20);
            assertThat(received).hasSize(24);
            assertThat(received.get(19).getBody()).hasSize(1_000_000);
            assertThat(received.get(23).getBody()).hasSize(LARGEST_BODY);
        }
        reopen();
        assertThat(server.describe(HUB).partitions().get(0).lastSequence()).isEqualTo(23);
    }

    @Test
    void refusesWhatIsLargerThanTheSmallestLimit() {
        server.close();
        server = EventHubsServer.open(EventHubsConfig.in(data)
                .withHub(HubConfig.of(HUB, 1))
                .withLimits(Limits.DEFAULTS.withMaxMessageBytes(1024)));
        try (EventHubProducerClient producer =
                Clients.impatient(server.connectionString(), HUB).buildProducerClient()) {
            producer.send(List.of(new EventData(new byte[900])));

            Throwable refused = catchThrowable(() -> producer.send(List.of(new EventData(new byte[1024]))));

            assertThat(Clients.error(refused).getErrorCondition())
                    .isEqualTo(AmqpErrorCondition.LINK_PAYLOAD_SIZE_EXCEEDED);
        }
    }

    private void reopen() {
        server.close();
        open();
    }
}
