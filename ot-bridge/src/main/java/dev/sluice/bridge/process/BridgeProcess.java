package dev.sluice.bridge.process;

import com.azure.messaging.eventhubs.CheckpointStore;
import dev.sluice.bridge.assembly.BridgeParts;
import dev.sluice.bridge.forward.Bridge;
import dev.sluice.bridge.forward.PartitionForwarder;
import dev.sluice.bridge.health.BridgeMetrics;
import dev.sluice.bridge.settings.BridgeConfig;
import dev.sluice.bridge.settings.ProcessConfig;
import dev.sluice.service.health.Health;
import dev.sluice.service.health.HealthServer;
import dev.sluice.service.hold.Claim;
import dev.sluice.service.hold.Hold;
import dev.sluice.service.hold.HoldLog;
import dev.sluice.service.hold.Pace;
import dev.sluice.service.processor.Group;
import dev.sluice.service.processor.SourceProcessor;
import dev.sluice.service.processor.StoredCheckpoints;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running bridge. One thread starts it, another may stop it at any time, during the start as well.
 */
final class BridgeProcess {
    private static final Logger LOG = LoggerFactory.getLogger(BridgeProcess.class);
    private static final Duration SENDS_MAY_TAKE = Duration.ofMillis(2500);

    private final Claim life = new Claim("none");
    private final BridgeParts parts;
    private final Optional<HealthServer> health;
    private final SourceProcessor processor;
    private boolean started;

    BridgeProcess(BridgeConfig config) {
        this.parts = new BridgeParts(config);
        CheckpointStore store = parts.storage().checkpointStore();
        String group = config.source().consumerGroup();
        StoredCheckpoints checkpoints = new StoredCheckpoints(store, Group.of(parts.sourceAddress(), group));
        Bridge bridge = parts.bridge(checkpoints);
        parts.observe(checkpoints);
        this.processor = new SourceProcessor(
                parts.sourceAddress(),
                config.process().orElseThrow().processor(group),
                store,
                (claim, checkpointed) -> new PartitionForwarder(bridge, claim.partition(), checkpointed),
                bridge.pace().clock());
        this.health = config.process().flatMap(ProcessConfig::health).map(address -> health(address, checkpoints));
    }

    private HealthServer health(InetSocketAddress address, StoredCheckpoints checkpoints) {
        Health health = parts.health(checkpoints).and(processor::checkGroup);
        return HealthServer.open(address, health, new BridgeMetrics(parts.counters(), health)::page);
    }

    /**
     * Starts to forward. Waits for the storage only: a source or a target that is down is waited for later.
     *
     * @throws dev.sluice.service.hold.ClaimEndedException when it is stopped before that
     */
    void start() {
        parts.connectAhead();
        Pace pace = parts.pace();
        new Hold(life, pace.backoff(), new HoldLog("part", "storage", pace.clock()))
                .run(parts.storage()::createContainers);
        synchronized (this) {
            if (!life.hasEnded()) {
                processor.start();
                started = true;
            }
        }
    }

    /**
     * Stops in an orderly way within five seconds: sends in flight end, progress is recorded, ownership is given up.
     * Whatever does not end in time is repeated by the next owner.
     */
    void stop() {
        life.stop();
        try {
            stopProcessor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("cause", e.getMessage())
                    .log("not everything could be recorded: the next bridge repeats what was sent since");
        }
        health.ifPresent(HealthServer::close);
        parts.close();
        LOG.atInfo().addKeyValue("counts", parts.counters().counts()).log("stopped");
    }

    private synchronized void stopProcessor() throws InterruptedException {
        if (started) {
            processor.stop(SENDS_MAY_TAKE);
        }
    }
}
