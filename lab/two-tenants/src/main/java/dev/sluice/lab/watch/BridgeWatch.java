package dev.sluice.lab.watch;

import com.azure.messaging.eventhubs.checkpointstore.blob.BlobCheckpointStore;
import com.azure.messaging.eventhubs.models.Checkpoint;
import com.azure.storage.blob.BlobContainerClientBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Watches how far the bridge has forwarded, by its checkpoints. */
public final class BridgeWatch extends Watch {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String NAMESPACE = "localhost";

    private final BlobCheckpointStore store;
    private final String hub;
    private final String group;
    private volatile Positions positions = Positions.NONE;

    private BridgeWatch(String storage, String container, String hub, String group) {
        super("bridge");
        this.store = new BlobCheckpointStore(new BlobContainerClientBuilder()
                .connectionString(storage)
                .containerName(container)
                .buildAsyncClient());
        this.hub = hub;
        this.group = group;
    }

    /** Starts to watch the checkpoints of a consumer group. */
    public static BridgeWatch start(String storage, String container, String hub, String group) {
        BridgeWatch watch = new BridgeWatch(storage, container, hub, group);
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
