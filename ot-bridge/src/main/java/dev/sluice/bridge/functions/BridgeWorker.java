package dev.sluice.bridge.functions;

import com.azure.messaging.eventhubs.CheckpointStore;
import dev.sluice.bridge.assembly.BridgeParts;
import dev.sluice.bridge.forward.Bridge;
import dev.sluice.bridge.forward.PartitionForwarder;
import dev.sluice.bridge.settings.Adapter;
import dev.sluice.bridge.settings.BridgeConfig;
import dev.sluice.contract.settings.InvalidSettingException;
import dev.sluice.service.hold.Claim;
import dev.sluice.service.hold.Hold;
import dev.sluice.service.processor.Group;
import dev.sluice.service.processor.StoredCheckpoints;
import dev.sluice.service.trigger.Lane;
import dev.sluice.service.trigger.TriggerBatch;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The bridge in one worker process of the Functions host: one connection to each hub for all invocations. Safe to share
 * between threads.
 */
final class BridgeWorker {
    private static final Shared SHARED = new Shared();

    private final BridgeConfig config;
    private final BridgeParts parts;
    private final Bridge bridge;
    private final StoredCheckpoints checkpoints;
    private final Duration attemptLimit;
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();

    /** Each lane has at most one task, and there are as many lanes as partitions. */
    private final ExecutorService threads = Executors.newCachedThreadPool(BridgeWorker::daemon);

    private volatile boolean stored;

    private BridgeWorker(BridgeConfig config) {
        this.config = config;
        this.parts = new BridgeParts(config);
        CheckpointStore store = parts.storage().checkpointStore();
        this.checkpoints = new StoredCheckpoints(
                store, Group.of(parts.sourceAddress(), config.source().consumerGroup()));
        this.bridge = parts.bridge((partition, position) -> {
            // The host writes the checkpoint when the invocation has ended.
        });
        parts.observe(checkpoints);
        this.attemptLimit = config.attemptLimit();
    }

    /**
     * The one of this process, made at the first call that finds the settings right.
     *
     * @throws InvalidSettingException at each call while they are not
     */
    static BridgeWorker shared() {
        return SHARED.worker();
    }

    /** Forwards a batch within the limit of an attempt, or fails. */
    void forward(TriggerBatch batch) {
        if (!batch.events().isEmpty()) {
            lanes.computeIfAbsent(batch.partition(), this::lane).take(batch.events());
        }
    }

    void connectAhead() {
        parts.connectAhead();
    }

    BridgeConfig config() {
        return config;
    }

    BridgeParts parts() {
        return parts;
    }

    StoredCheckpoints checkpoints() {
        return checkpoints;
    }

    private Lane lane(String partition) {
        return new Lane(partition, claim -> forwarder(partition, claim), new Lane.Attempts(threads, attemptLimit));
    }

    private PartitionForwarder forwarder(String partition, Claim claim) {
        return new PartitionForwarder(bridge, partition, new Hold(claim, bridge.pace()).until(() -> begin(partition)));
    }

    private OptionalLong begin(String partition) {
        createContainers();
        return checkpoints.sequence(partition);
    }

    private void createContainers() {
        if (!stored) {
            parts.storage().createContainers();
            stored = true;
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "forward");
        thread.setDaemon(true);
        return thread;
    }

    private static final class Shared {
        private @Nullable BridgeWorker opened;

        synchronized BridgeWorker worker() {
            BridgeWorker known = opened;
            if (known == null) {
                known = open(BridgeConfig.from(System.getenv(), Adapter.FUNCTION));
                opened = known;
            }
            return known;
        }

        /** Clients check what they are given; their messages may hold a secret, so they stay here. */
        private static BridgeWorker open(BridgeConfig config) {
            try {
                return new BridgeWorker(config);
            } catch (IllegalArgumentException e) {
                throw new InvalidSettingException("a connection string is not valid, or names another hub than its"
                        + " setting: check SourceHub, SLUICE_TARGET_CONNECTION and AzureWebJobsStorage");
            }
        }
    }
}
