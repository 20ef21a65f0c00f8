package dev.sluice.bench.floor;

import com.azure.messaging.eventhubs.EventData;
import com.azure.messaging.eventhubs.EventDataBatch;
import com.azure.messaging.eventhubs.EventHubProducerClient;
import com.azure.messaging.eventhubs.models.CreateBatchOptions;
import com.azure.messaging.eventhubs.models.EventBatchContext;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** Sends what one partition delivers, one batch at a time, as large as the link allows. Used by one thread at a time. */
final class FloorLoop {
    private final EventHubProducerClient producer;
    private final CreateBatchOptions partition;
    private final UnaryOperator<EventData> copy;
    private final long checkpointNanos;
    private long checkpointed;

    FloorLoop(
            EventHubProducerClient producer,
            String partition,
            UnaryOperator<EventData> copy,
            Duration checkpointInterval) {
        this.producer = producer;
        this.partition = new CreateBatchOptions().setPartitionId(partition);
        this.copy = copy;
        this.checkpointNanos = checkpointInterval.toNanos();
        this.checkpointed = System.nanoTime() - checkpointNanos;
    }

    void forward(EventBatchContext received) {
        if (received.getEvents().isEmpty()) {
            return;
        }
        EventDataBatch batch = producer.createBatch(partition);
        for (EventData event : received.getEvents()) {
            EventData copied = copy.apply(event);
            if (!batch.tryAdd(copied)) {
                producer.send(batch);
                batch = producer.createBatch(partition);
                batch.tryAdd(copied);
            }
        }
        producer.send(batch);
        if (System.nanoTime() - checkpointed >= checkpointNanos) {
            received.updateCheckpoint();
            checkpointed = System.nanoTime();
        }
    }
}
