package dev.sluice.bench.floor;

import com.azure.messaging.eventhubs.EventData;
import com.azure.messaging.eventhubs.EventHubClientBuilder;
import com.azure.messaging.eventhubs.EventHubProducerClient;
import com.azure.messaging.eventhubs.EventProcessorClientBuilder;
import com.azure.messaging.eventhubs.LoadBalancingStrategy;
import com.azure.messaging.eventhubs.checkpointstore.blob.BlobCheckpointStore;
import com.azure.messaging.eventhubs.models.EventPosition;
import com.azure.storage.blob.BlobContainerAsyncClient;
import com.azure.storage.blob.BlobContainerClientBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** The loop as a process. It runs until it is killed. */
public final class FloorMain {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private FloorMain() {}

    /** Reads its settings from the environment. */
    public static void main(String[] arguments) {
        FloorSettings settings = FloorSettings.from(System.getenv());
        BlobContainerAsyncClient container = new BlobContainerClientBuilder()
                .connectionString(settings.storage())
                .containerName(settings.container())
                .buildAsyncClient();
        container.createIfNotExists().block(LIMIT);
        EventHubProducerClient producer = new EventHubClientBuilder()
                .connectionString(settings.target(), settings.targetHub())
                .buildProducerClient();
        long incarnation = incarnation(settings);
        Map<String, FloorLoop> loops = new ConcurrentHashMap<>();
        new EventProcessorClientBuilder()
                .connectionString(settings.source(), settings.sourceHub())
                .consumerGroup(settings.group())
                .prefetchCount(settings.prefetch())
                .loadBalancingStrategy(LoadBalancingStrategy.GREEDY)
                .loadBalancingUpdateInterval(Duration.ofSeconds(5))
                .partitionOwnershipExpirationInterval(Duration.ofSeconds(45))
                .initialPartitionEventPosition(partition -> EventPosition.earliest())
                .checkpointStore(new BlobCheckpointStore(container))
                .processEventBatch(
                        received -> loops.computeIfAbsent(
                                        received.getPartitionContext().getPartitionId(),
                                        id -> new FloorLoop(
                                                producer,
                                                id,
                                                copy(settings, incarnation, id),
                                                settings.checkpointInterval()))
                                .forward(received),
                        settings.prefetch(),
                        settings.batchWait())
                .processError(error ->
                        System.err.println("floor: " + error.getThrowable().getMessage()))
                .buildEventProcessorClient()
                .start();
    }

    private static UnaryOperator<EventData> copy(FloorSettings settings, long incarnation, String partition) {
        return settings.properties()
                ? new PlainCopy(settings.sourceHub(), incarnation, partition)
                : event -> new EventData(event.getBody());
    }

    private static long incarnation(FloorSettings settings) {
        try (EventHubProducerClient source = new EventHubClientBuilder()
                .connectionString(settings.source(), settings.sourceHub())
                .buildProducerClient()) {
            return source.getEventHubProperties().getCreatedAt().toEpochMilli();
        }
    }
}
