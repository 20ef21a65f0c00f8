package dev.sluice.functionshost.host;

import com.azure.core.amqp.AmqpRetryOptions;
import com.azure.messaging.eventhubs.CheckpointStore;
import com.azure.messaging.eventhubs.EventData;
import com.azure.messaging.eventhubs.EventProcessorClient;
import com.azure.messaging.eventhubs.LoadBalancingStrategy;
import com.azure.messaging.eventhubs.models.Checkpoint;
import com.azure.messaging.eventhubs.models.EventBatchContext;
import com.azure.messaging.eventhubs.models.EventPosition;
import com.azure.messaging.eventhubs.models.PartitionContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a hub for a function. A checkpoint is written after every finished invocation, failed or not, unless the
 * partition has another owner or the host stops.
 */
final class EventHubListener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventHubListener.class);
    private static final Duration BATCH_WAIT = Duration.ofMillis(50);
    private static final Duration CHECKPOINT_LIMIT = Duration.ofSeconds(20);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);

    private final Invoker invoker;
    private final Cuts cuts;
    private final CheckpointStore store;
    private final int checkpointFrequency;
    private final Map<String, Ownership> ownerships = new ConcurrentHashMap<>();
    private final Map<String, Integer> sinceCheckpoint = new ConcurrentHashMap<>();
    private final EventProcessorClient client;
    private volatile boolean stopped;

    EventHubListener(
            FunctionDefinition function, HostJson host, HostOptions options, Invoker invoker, CheckpointStore store) {
        this.invoker = invoker;
        this.store = store;
        this.cuts = new Cuts(host.maxEventBatchSize(), new Random(options.seed()));
        this.checkpointFrequency = host.batchCheckpointFrequency();
        Map<String, String> settings = options.settings();
        this.client = TriggerConnection.of(function, settings)
                .processor()
                .consumerGroup(function.text("consumerGroup", settings))
                .retryOptions(new AmqpRetryOptions()
                        .setTryTimeout(Duration.ofSeconds(3))
                        .setMaxRetries(Integer.MAX_VALUE)
                        .setDelay(Duration.ofMillis(500))
                        .setMaxDelay(Duration.ofSeconds(1)))
                .prefetchCount(host.prefetchCount())
                .loadBalancingStrategy(LoadBalancingStrategy.GREEDY)
                .loadBalancingUpdateInterval(options.loadBalancingInterval())
                .partitionOwnershipExpirationInterval(options.ownershipExpiration())
                .initialPartitionEventPosition(partition -> EventPosition.earliest())
                .checkpointStore(new ObservedStore(store, this::ownerSeen))
                .processPartitionInitialization(
                        started -> begin(started.getPartitionContext().getPartitionId()))
                .processEventBatch(this::invoke, host.maxEventBatchSize(), BATCH_WAIT)
                .processPartitionClose(
                        closed -> end(closed.getPartitionContext().getPartitionId()))
                .processError(error -> LOG.atWarn()
                        .addKeyValue("partition", error.getPartitionContext().getPartitionId())
                        .log("listener: {}", error.getThrowable().getMessage()))
                .buildEventProcessorClient();
    }

    void start() {
        client.start();
    }

    private void begin(String partition) {
        Ownership before = ownerships.put(partition, new Ownership());
        if (before != null) {
            before.end();
        }
    }

    private void end(String partition) {
        Ownership ownership = ownerships.get(partition);
        if (ownership != null) {
            ownership.end();
        }
    }

    private void ownerSeen(String partition, String owner) {
        if (!owner.isEmpty() && !owner.equals(client.getIdentifier())) {
            end(partition);
        }
    }

    private void invoke(EventBatchContext read) {
        Ownership ownership = ownerships.get(read.getPartitionContext().getPartitionId());
        for (List<EventData> events : cuts.of(read.getEvents())) {
            Batch batch = new Batch(
                    events.stream().map(EventData::getBody).toList(),
                    EventMetadata.of(read.getPartitionContext(), events));
            if (ownership == null
                    || stopped
                    || invoker.invoke(batch, ownership) == Invoker.Outcome.ABANDONED
                    || ownership.hasEnded()) {
                throw new IllegalStateException("the partition has another owner, or the host stops");
            }
            checkpoint(read, events.get(events.size() - 1));
        }
    }

    private void checkpoint(EventBatchContext read, EventData last) {
        PartitionContext partition = read.getPartitionContext();
        int invocations = sinceCheckpoint.merge(partition.getPartitionId(), 1, Integer::sum);
        if (invocations >= checkpointFrequency) {
            sinceCheckpoint.put(partition.getPartitionId(), 0);
            write(partition, last);
        }
    }

    /** A checkpoint that can't be written is one that is missing: the host goes on. */
    private void write(PartitionContext partition, EventData last) {
        try {
            store.updateCheckpoint(new Checkpoint()
                            .setFullyQualifiedNamespace(partition.getFullyQualifiedNamespace())
                            .setEventHubName(partition.getEventHubName())
                            .setConsumerGroup(partition.getConsumerGroup())
                            .setPartitionId(partition.getPartitionId())
                            .setOffsetString(last.getOffsetString())
                            .setSequenceNumber(last.getSequenceNumber()))
                    .block(CHECKPOINT_LIMIT);
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("partition", partition.getPartitionId())
                    .log("checkpoint failed: {}", e.getMessage());
        }
    }

    /** Stops to read. Invocations that run go on, unheeded; their batches are delivered again. */
    @Override
    public void close() {
        stopped = true;
        ownerships.values().forEach(Ownership::end);
        try {
            client.stop(STOP_LIMIT);
        } catch (RuntimeException e) {
            LOG.atInfo().log("the listener did not stop in time");
        }
    }
}
