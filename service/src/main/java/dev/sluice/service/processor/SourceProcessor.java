package dev.sluice.service.processor;

import com.azure.messaging.eventhubs.CheckpointStore;
import com.azure.messaging.eventhubs.EventProcessorClient;
import com.azure.messaging.eventhubs.LoadBalancingStrategy;
import com.azure.messaging.eventhubs.models.ErrorContext;
import com.azure.messaging.eventhubs.models.EventBatchContext;
import com.azure.messaging.eventhubs.models.EventPosition;
import com.azure.messaging.eventhubs.models.PartitionContext;
import dev.sluice.service.PartitionHandler;
import dev.sluice.service.event.ReceivedEvent;
import dev.sluice.service.hold.Claim;
import dev.sluice.service.hold.ClaimEndedException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads a hub with the SDK's processor and has its events taken. Several of them share the hub's partitions.
 * Start and stop it once each.
 *
 * <p>A partition without a checkpoint is read from its earliest event.
 */
public final class SourceProcessor {
    private static final String NO_PARTITION = "NONE";
    private static final Duration CLIENT_STOP_LIMIT = Duration.ofMillis(800);
    private static final Duration RELEASE_LIMIT = Duration.ofSeconds(1);

    private final Handlers handlers;
    private final Group group;
    private final SourceLog log;
    private final PartitionWorks works = new PartitionWorks();
    private final OwnershipStore store;
    private final EventProcessorClient client;

    /** Makes what takes a partition's events. */
    @FunctionalInterface
    public interface Handlers {
        /**
         * A handler that begins where its partition's reader begins.
         *
         * @param checkpointed sequence number of the checkpoint that the hub is read from, if there is one
         */
        PartitionHandler open(Claim claim, OptionalLong checkpointed);
    }

    /**
     * A processor that is not started yet.
     *
     * @param store where ownership and checkpoints are kept
     * @param handlers what takes the events
     */
    public SourceProcessor(
            HubAddress address, ProcessorSettings settings, CheckpointStore store, Handlers handlers, Clock clock) {
        this.handlers = handlers;
        this.group = Group.of(address, settings.consumerGroup());
        this.log = new SourceLog(address.hub(), settings, clock);
        this.store = new OwnershipStore(store, new Listener());
        this.client = address.processor()
                .consumerGroup(settings.consumerGroup())
                .prefetchCount(settings.prefetch())
                .loadBalancingStrategy(LoadBalancingStrategy.GREEDY)
                .loadBalancingUpdateInterval(settings.loadBalancingInterval())
                .partitionOwnershipExpirationInterval(settings.ownershipExpiration())
                .initialPartitionEventPosition(partition -> EventPosition.earliest())
                .checkpointStore(this.store)
                .processPartitionInitialization(started -> begin(started.getPartitionContext()))
                .processEventBatch(this::take, settings.prefetch(), settings.batchWait())
                .processPartitionClose(closed -> works.close(closed.getPartitionContext()))
                .processError(this::report)
                .buildEventProcessorClient();
    }

    /** Starts to claim partitions and to have their events taken; returns at once. */
    public void start() {
        client.start();
    }

    /**
     * Requires that the hub has the consumer group that it is read with, as far as reading it has shown.
     *
     * @throws dev.sluice.service.ServiceException when it has not; says what to do
     */
    public void checkGroup() {
        log.checkGroup();
    }

    /**
     * Stops in an orderly way: no new partitions, the work in flight ends, progress is recorded, ownership is given
     * up, so that a successor need not wait.
     *
     * @param forWork how long to wait for the work in flight
     */
    public void stop(Duration forWork) throws InterruptedException {
        finish(works.stop(), System.nanoTime() + forWork.toNanos());
        try {
            client.stop(CLIENT_STOP_LIMIT);
        } catch (RuntimeException e) {
            // It waits for callbacks that are over, and so runs into its limit: nothing that is still needed.
        }
        store.release(group, client.getIdentifier(), RELEASE_LIMIT);
    }

    private static void finish(Collection<PartitionWork> unfinished, long deadline) throws InterruptedException {
        for (PartitionWork work : unfinished) {
            work.finish(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
        }
    }

    private void begin(PartitionContext context) {
        works.open(context, claim -> handlers.open(claim, store.checkpointed(context.getPartitionId())));
    }

    private void take(EventBatchContext batch) {
        PartitionContext context = batch.getPartitionContext();
        PartitionWork work = works.find(context);
        if (work == null) {
            throw new IllegalStateException("partition " + context.getPartitionId() + " was given up before");
        }
        List<ReceivedEvent> events =
                batch.getEvents().stream().map(ReceivedEvents::from).collect(Collectors.toList());
        if (!events.isEmpty()) {
            log.succeeded(context.getPartitionId());
        }
        work.take(events);
    }

    private void report(ErrorContext error) {
        if (works.areStopped()) {
            return;
        }
        String partition = error.getPartitionContext().getPartitionId();
        if (partition.equals(NO_PARTITION)) {
            log.failed(error.getThrowable());
        } else if (!(error.getThrowable() instanceof ClaimEndedException)) {
            log.failed(partition, error.getThrowable());
        }
    }

    private final class Listener implements OwnershipListener {
        @Override
        public void ownerSeen(String partition, String owner, long asked) {
            if (!owner.isEmpty() && !owner.equals(client.getIdentifier())) {
                works.ownedByOther(partition, asked);
            }
        }

        @Override
        public boolean isGivenUp(String partition, String owner) {
            return owner.equals(client.getIdentifier()) && works.isGivenUp(partition);
        }

        @Override
        public void requested(Set<String> partitions) {
            works.claiming(partitions);
            log.succeeded();
        }

        @Override
        public Set<String> live() {
            return works.live();
        }
    }
}
