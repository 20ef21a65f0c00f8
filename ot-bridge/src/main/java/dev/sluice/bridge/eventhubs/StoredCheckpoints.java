package dev.sluice.bridge.eventhubs;

import com.azure.messaging.eventhubs.CheckpointStore;
import com.azure.messaging.eventhubs.models.Checkpoint;
import dev.sluice.bridge.BridgeException;
import dev.sluice.bridge.Checkpoints;
import dev.sluice.bridge.FailureCode;
import dev.sluice.bridge.Position;
import java.time.Duration;

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
            throw new BridgeException(
                    FailureCode.CHECKPOINT_STORE,
                    "recording the progress of partition " + partition
                            + " failed: check that the checkpoint storage is up and reachable",
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
