package dev.sluice.eventhubs;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.eventhubs.EventData;
import com.azure.messaging.eventhubs.EventHubProducerClient;
import com.azure.messaging.eventhubs.EventProcessorClient;
import com.azure.messaging.eventhubs.EventProcessorClientBuilder;
import com.azure.messaging.eventhubs.LoadBalancingStrategy;
import com.azure.messaging.eventhubs.checkpointstore.blob.BlobCheckpointStore;
import com.azure.messaging.eventhubs.models.ErrorContext;
import com.azure.messaging.eventhubs.models.EventContext;
import com.azure.messaging.eventhubs.models.EventPosition;
import com.azure.messaging.eventhubs.models.SendOptions;
import com.azure.storage.blob.BlobContainerAsyncClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import dev.sluice.azurite.Azurite;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processors that share a hub's partitions through checkpoints in blobs. */
class EventProcessorIT {
    private static final String HUB = "telemetry";

    private static final Duration STOP_LIMIT = Duration.ofSeconds(3);

    @TempDir
    Path data;

    private final Queue<String> received = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> errors = new ConcurrentLinkedQueue<>();

    @Test
    void resumesAfterTheLastCheckpoint() {
        try (Azurite azurite = Azurite.start(data.resolve("azurite"), "itstore");
                EventHubsServer server = EventHubsServer.open(config());
                EventHubProducerClient producer = Clients.producer(server, HUB)) {
            BlobContainerAsyncClient container = container(azurite);
            send(producer, "a");
            EventProcessorClient first = processor(server, container);
            first.start();
            await(() -> received.size() == 4);
            stop(first);
            send(producer, "b");
            EventProcessorClient second = processor(server, container);
            second.start();
            await(() -> received.size() == 8);
            stop(second);

            assertThat(received).containsExactlyInAnyOrder("a00", "a01", "a10", "a11", "b00", "b01", "b10", "b11");
            assertThat(errors).isEmpty();
        }
    }

    @Test
    void clientsThatStayConnectedRecoverFromARestartOfTheServer() {
        try (Azurite azurite = Azurite.start(data.resolve("azurite"), "itstore")) {
            EventHubsServer first = EventHubsServer.open(config());
            EventProcessorClient processor = processor(first, container(azurite));
            try (EventHubProducerClient producer = Clients.producer(first, HUB)) {
                processor.start();
                send(producer, "a");
                await(() -> received.size() == 4);
                first.close();
                try (EventHubsServer second = EventHubsServer.open(config().withPort(first.port()))) {
                    send(producer, "b");
                    await(() -> received.size() == 8);
                    stop(processor);

                    assertThat(received)
                            .containsExactlyInAnyOrder("a00", "a01", "a10", "a11", "b00", "b01", "b10", "b11");
                    assertThat(second.describe(HUB).partitions().get(1).lastSequence())
                            .isEqualTo(3);
                }
            }
        }
    }

    private EventHubsConfig config() {
        return EventHubsConfig.in(data.resolve("server"))
                .withHub(HubConfig.of(HUB, 2).withConsumerGroups("archive"));
    }

    private static void send(EventHubProducerClient producer, String name) {
        for (int partition = 0; partition < 2; partition++) {
            List<EventData> events = List.of(new EventData(name + partition + 0), new EventData(name + partition + 1));
            producer.send(events, new SendOptions().setPartitionId(String.valueOf(partition)));
        }
    }

    private EventProcessorClient processor(EventHubsServer server, BlobContainerAsyncClient container) {
        return new EventProcessorClientBuilder()
                .connectionString(server.connectionString(), HUB)
                .consumerGroup("archive")
                .checkpointStore(new BlobCheckpointStore(container))
                .loadBalancingStrategy(LoadBalancingStrategy.GREEDY)
                .loadBalancingUpdateInterval(Duration.ofSeconds(1))
                .partitionOwnershipExpirationInterval(Duration.ofSeconds(5))
                .initialPartitionEventPosition(partition -> EventPosition.earliest())
                .processEvent(this::process)
                .processError(this::note)
                .buildEventProcessorClient();
    }

    /** Its own stop waits ten seconds for threads that are gone already; what it still does then does no harm. */
    private static void stop(EventProcessorClient processor) {
        try {
            processor.stop(STOP_LIMIT);
        } catch (RuntimeException stillWaiting) {
            assertThat(processor.isRunning()).isFalse();
        }
    }

    private void process(EventContext event) {
        // In this order: a test that has seen an event may stop the processor at once.
        event.updateCheckpoint();
        received.add(event.getEventData().getBodyAsString());
    }

    private void note(ErrorContext error) {
        // A processor that is stopped may still hand work to its own threads, which are gone.
        if (!(error.getThrowable() instanceof RejectedExecutionException)) {
            errors.add(error.getThrowable());
        }
    }

    private static BlobContainerAsyncClient container(Azurite azurite) {
        BlobContainerAsyncClient container = new BlobServiceClientBuilder()
                .connectionString(azurite.connectionString("itstore"))
                .buildAsyncClient()
                .getBlobContainerAsyncClient("checkpoints");
        container.create().block();
        return container;
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
