package dev.sluice.archiver.hub;

import static java.util.Objects.requireNonNull;

import com.azure.core.amqp.AmqpRetryOptions;
import com.azure.messaging.eventhubs.CheckpointStore;
import com.azure.messaging.eventhubs.EventProcessorClient;
import com.azure.messaging.eventhubs.LoadBalancingStrategy;
import com.azure.messaging.eventhubs.models.Checkpoint;
import com.azure.messaging.eventhubs.models.CloseContext;
import com.azure.messaging.eventhubs.models.ErrorContext;
import com.azure.messaging.eventhubs.models.EventBatchContext;
import com.azure.messaging.eventhubs.models.EventPosition;
import dev.sluice.archiver.chain.BlobStore;
import dev.sluice.archiver.chain.Patience;
import dev.sluice.archiver.chain.SlotChain;
import dev.sluice.archiver.chain.SlotPaths;
import dev.sluice.archiver.chain.UnansweredException;
import dev.sluice.archiver.fold.HubRange;
import dev.sluice.archiver.fold.PartitionWriter;
import dev.sluice.archiver.fold.WriterSetup;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the partitions of a hub that fall to this process, each from where its archive ends. A handler that waits for
 * storage takes no further events, so the hub keeps them. Ownership only says who should read; who commits is decided by
 * the archive.
 */
public final class HubReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HubReader.class);
    private static final Duration FLUSH = Duration.ofSeconds(7);
    private static final Duration RELEASE = Duration.ofSeconds(2);
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(50);
    private static final Duration LONGEST_WAIT = Duration.ofMillis(250);
    private static final int MOST_EVENTS = 256;
    private static final String PUMP_THREAD = "partition-pump-";

    private final HubSource source;
    private final HubClient client;
    private final BlobStore archive;
    private final WriterSetup setup;
    private final ArchiveCheckpointStore checkpoints;
    private final Seats seats;
    private final EventProcessorClient processor;
    private final AtomicBoolean closing = new AtomicBoolean();

    /**
     * Does not read yet; see {@link #start()}.
     *
     * @param ownership keeps who owns which partition
     */
    public HubReader(
            HubSource source, HubClient client, BlobStore archive, CheckpointStore ownership, WriterSetup setup) {
        this.source = requireNonNull(source, "source");
        this.client = requireNonNull(client, "client");
        this.archive = requireNonNull(archive, "archive");
        this.setup = requireNonNull(setup, "setup");
        this.checkpoints = new ArchiveCheckpointStore(ownership, setup.clock(), source.loadBalancing());
        // A partition that is not open by then is claimed anew, never twice at a time.
        this.seats = new Seats(this::open, source.ownershipExpiration().dividedBy(2));
        this.processor = processor();
    }

    /** Begins to read. */
    public void start() {
        processor.start();
    }

    /** How the partitions that fell to this process stand. */
    public List<PartitionStatus> status() {
        return seats.status();
    }

    /** Commits what is buffered, gives the partitions up and ends, all within ten seconds. */
    @Override
    public void close() {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        try {
            seats.close(FLUSH);
            processor.stop(RELEASE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.atInfo().addKeyValue("problem", e.getMessage()).log("ownership of partitions was not released");
        }
    }

    private EventProcessorClient processor() {
        return source.processor()
                .checkpointStore(checkpoints)
                .loadBalancingStrategy(LoadBalancingStrategy.GREEDY)
                .loadBalancingUpdateInterval(source.loadBalancing())
                .partitionOwnershipExpirationInterval(source.ownershipExpiration())
                .retryOptions(new AmqpRetryOptions().setMaxRetries(3).setMaxDelay(Duration.ofSeconds(2)))
                .prefetchCount(source.prefetch())
                .initialPartitionEventPosition(this::position)
                .processEventBatch(this::receive, Math.min(MOST_EVENTS, source.prefetch()), wait(setup))
                .processPartitionClose(this::closed)
                .processError(this::failed)
                .buildEventProcessorClient();
    }

    /** Asked once each time a partition is started. */
    private EventPosition position(String partition) {
        try {
            Seat seat = seats.take(partition);
            long archived = seat.archived();
            return archived < 0 ? EventPosition.earliest() : EventPosition.fromSequenceNumber(archived);
        } catch (UnansweredException e) {
            checkpoints.brokeOff(partition);
            throw e;
        }
    }

    private PartitionWriter open(String partition, Patience patience) {
        HubRange range = patience.untilAnswered(() -> client.range(partition));
        SlotPaths paths = new SlotPaths(source.hub(), range.incarnation(), partition);
        PartitionWriter writer = PartitionWriter.open(
                new SlotChain(archive, paths, patience),
                patience,
                () -> client.range(partition),
                setup,
                last -> checkpoints.record(checkpoint(partition, last)));
        LOG.atInfo()
                .addKeyValue("partition", partition)
                .addKeyValue("archived", writer.archived().orElse(-1))
                .log("archiving goes on behind the last archived event");
        return writer;
    }

    private void receive(EventBatchContext batch) {
        if (!closing.get()) {
            String partition = batch.getPartitionContext().getPartitionId();
            seats.accept(
                    partition, batch.getEvents().stream().map(ReceivedEvent::of).toList());
        }
    }

    private void closed(CloseContext context) {
        if (!closing.get()) {
            String partition = context.getPartitionContext().getPartitionId();
            seats.leave(partition);
            checkpoints.brokeOff(partition);
            endPump();
        }
    }

    /**
     * The SDK goes on to wait ten seconds on the pump's own thread for that thread to end (PartitionPump.close in 5.21.3),
     * and only then lets the partition be taken again. The thread has nothing else left to do.
     */
    private static void endPump() {
        if (Thread.currentThread().getName().startsWith(PUMP_THREAD)) {
            Thread.currentThread().interrupt();
        }
    }

    private void failed(ErrorContext context) {
        if (!closing.get()) {
            LOG.atInfo()
                    .addKeyValue("partition", context.getPartitionContext().getPartitionId())
                    .addKeyValue(
                            "problem", String.valueOf(context.getThrowable().getMessage()))
                    .log("reading was interrupted and is taken up again");
        }
    }

    private Checkpoint checkpoint(String partition, long last) {
        return new Checkpoint()
                .setFullyQualifiedNamespace(client.namespace())
                .setEventHubName(source.hub())
                .setConsumerGroup(source.consumerGroup())
                .setPartitionId(partition)
                .setSequenceNumber(last);
    }

    /** Short enough for the first file to be cut in time, long enough for an idle partition to cost nothing. */
    private static Duration wait(WriterSetup setup) {
        Duration quarter = setup.cuts().firstAge().dividedBy(4);
        Duration bounded = quarter.compareTo(LONGEST_WAIT) < 0 ? quarter : LONGEST_WAIT;
        return bounded.compareTo(SHORTEST_WAIT) > 0 ? bounded : SHORTEST_WAIT;
    }
}
