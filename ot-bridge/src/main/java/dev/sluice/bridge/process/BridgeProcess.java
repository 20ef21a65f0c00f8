package dev.sluice.bridge.process;

import com.azure.messaging.eventhubs.CheckpointStore;
import dev.sluice.bridge.Counters;
import dev.sluice.bridge.eventhubs.EventHubSource;
import dev.sluice.bridge.eventhubs.EventHubTarget;
import dev.sluice.bridge.eventhubs.Group;
import dev.sluice.bridge.eventhubs.SourceProcessor;
import dev.sluice.bridge.eventhubs.StoredCheckpoints;
import dev.sluice.bridge.forward.Bridge;
import dev.sluice.bridge.forward.PinnedTarget;
import dev.sluice.bridge.hold.Backoff;
import dev.sluice.bridge.hold.Claim;
import dev.sluice.bridge.hold.Hold;
import dev.sluice.bridge.hold.HoldLog;
import dev.sluice.bridge.hold.Pace;
import dev.sluice.bridge.storage.OtStorage;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running bridge. One thread starts it, another may stop it at any time, during the start as well.
 */
final class BridgeProcess {
    private static final Logger LOG = LoggerFactory.getLogger(BridgeProcess.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final Duration SENDS_MAY_TAKE = Duration.ofMillis(2500);

    private final Claim life = new Claim("none");
    private final Counters counters = new Counters();
    private final Pace pace;
    private final OtStorage storage;
    private final EventHubSource source;
    private final EventHubTarget target;
    private final PinnedTarget pinnedTarget;
    private final SourceProcessor processor;
    private boolean started;

    BridgeProcess(BridgeConfig config) {
        this.pace = new Pace(
                Clock.systemUTC(),
                config.checkpointInterval(),
                new Backoff(FIRST_WAIT, LONGEST_WAIT, RandomGenerator.getDefault()));
        this.storage = new OtStorage(
                config.storage().connection(),
                config.storage().checkpoints(),
                config.storage().quarantine());
        this.source = new EventHubSource(config.source(), config.sourceName());
        this.target = new EventHubTarget(config.target());
        this.pinnedTarget = new PinnedTarget(target, storage.pins(config.sourceName()), pace.clock());
        this.processor = processor(config);
    }

    private SourceProcessor processor(BridgeConfig config) {
        CheckpointStore store = storage.checkpointStore();
        Bridge bridge = new Bridge(
                source,
                pinnedTarget,
                storage.quarantine(pace.clock()),
                new StoredCheckpoints(store, Group.of(config.source(), config.consumerGroup())),
                counters,
                pace);
        return new SourceProcessor(config.source(), config.consumerGroup(), config.processor(), store, bridge);
    }

    /**
     * Starts to forward. Waits for the storage only: a source or a target that is down is waited for later.
     *
     * @throws dev.sluice.bridge.hold.ClaimEndedException when it is stopped before that
     */
    void start() {
        connectAhead();
        new Hold(life, pace.backoff(), new HoldLog("part", "storage", pace.clock())).run(storage::createContainers);
        synchronized (this) {
            if (!life.hasEnded()) {
                processor.start();
                started = true;
            }
        }
    }

    /** Returns when it has been stopped. */
    void awaitStop() {
        while (!life.hasEnded()) {
            life.awaitEnd(Duration.ofHours(1));
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
        target.close();
        source.close();
        LOG.atInfo().addKeyValue("counts", counters.counts()).log("stopped");
    }

    private synchronized void stopProcessor() throws InterruptedException {
        if (started) {
            processor.stop(SENDS_MAY_TAKE);
        }
    }

    /** Connections take a while, and none of them needs another: whoever needs one later finds it made, or failing. */
    private void connectAhead() {
        connectAhead("connect-target", target::partitionCount);
        connectAhead("connect-source", () -> source.identify("0"));
    }

    private static void connectAhead(String name, Runnable connection) {
        Thread thread = new Thread(connection, name);
        thread.setUncaughtExceptionHandler((failed, failure) -> {});
        thread.setDaemon(true);
        thread.start();
    }
}
