package dev.sluice.lab.watch;

import com.azure.messaging.eventhubs.checkpointstore.blob.BlobCheckpointStore;
import com.azure.messaging.eventhubs.models.Checkpoint;
import com.azure.storage.blob.BlobContainerClientBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Watches how far a reader of a hub has come, by its checkpoints. */
public final class CheckpointWatch extends Watch {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String NAMESPACE = "localhost";

    private final BlobCheckpointStore store;
    private final String hub;
    private final String group;
    private volatile Positions positions = Positions.NONE;

    private CheckpointWatch(String storage, String container, String hub, String group) {
        super(group);
        this.store = new BlobCheckpointStore(new BlobContainerClientBuilder()
                .connectionString(storage)
                .containerName(container)
                .buildAsyncClient());
        this.hub = hub;
        this.group = group;
    }

    /** Starts to watch the checkpoints of a consumer group. */
    public static CheckpointWatch start(String storage, String container, String hub, String group) {
        CheckpointWatch watch = new CheckpointWatch(storage, container, hub, group);
        watch.start();
        return watch;
    }

    /** As of the last look. */
    public Positions positions() {
        return positions;
    }

    @Override
    void look() {
        List<Checkpoint> checkpoints =
                store.listCheckpoints(NAMESPACE, hub, group).collectList().block(LIMIT);
        Map<String, Long> last = new HashMap<>();
        if (checkpoints != null) {
            checkpoints.forEach(c -> last.put(c.getPartitionId(), c.getSequenceNumber()));
        }
        positions = new Positions(last);
    }
}
