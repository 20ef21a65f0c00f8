package dev.sluice.service.processor;

import com.azure.messaging.eventhubs.CheckpointStore;
import com.azure.messaging.eventhubs.models.Checkpoint;
import dev.sluice.service.Checkpoints;
import dev.sluice.service.FailureCode;
import dev.sluice.service.ServiceException;
import dev.sluice.service.event.Position;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;

/** Keeps progress where the processor looks for it. Safe to share between threads. */
public final class StoredCheckpoints implements Checkpoints {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final CheckpointStore store;
    private final Group group;

    public StoredCheckpoints(CheckpointStore store, Group group) {
        this.store = store;
        this.group = group;
    }

    @Override
    public void record(String partition, Position position) {
        try {
            store.updateCheckpoint(checkpoint(partition, position)).block(LIMIT);
        } catch (RuntimeException e) {
            throw new ServiceException(
                    FailureCode.CHECKPOINT_STORE,
                    "recording the progress of partition " + partition
                            + " failed: check that the checkpoint storage is up and reachable",
                    e);
        }
    }

    /** Sequence number of a partition's checkpoint, if there is one. */
    public OptionalLong sequence(String partition) {
        Long sequence = sequences().get(partition);
        return sequence == null ? OptionalLong.empty() : OptionalLong.of(sequence);
    }

    /** Sequence numbers of the checkpoints of all partitions that have one. */
    public Map<String, Long> sequences() {
        try {
            return store.listCheckpoints(group.namespace(), group.hub(), group.name())
                    .filter(checkpoint -> checkpoint.getSequenceNumber() != null)
                    .collectMap(Checkpoint::getPartitionId, Checkpoint::getSequenceNumber)
                    .blockOptional(LIMIT)
                    .orElseThrow();
        } catch (RuntimeException e) {
            throw new ServiceException(
                    FailureCode.CHECKPOINT_STORE,
                    "reading the checkpoints of source hub '" + group.hub()
                            + "' failed: check that the checkpoint storage is up and reachable",
                    e);
        }
    }

    private Checkpoint checkpoint(String partition, Position position) {
        return new Checkpoint()
                .setFullyQualifiedNamespace(group.namespace())
                .setEventHubName(group.hub())
                .setConsumerGroup(group.name())
                .setPartitionId(partition)
                .setOffsetString(position.offset())
                .setSequenceNumber(position.sequence());
    }
}
