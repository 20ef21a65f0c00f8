package dev.sluice.ingest.process;

import com.azure.messaging.eventhubs.CheckpointStore;
import dev.sluice.ingest.Intake;
import dev.sluice.ingest.assembly.IngestParts;
import dev.sluice.ingest.settings.IngestConfig;
import dev.sluice.ingest.settings.ProcessConfig;
import dev.sluice.ingest.settings.SourceConfig;
import dev.sluice.service.health.Health;
import dev.sluice.service.hold.Backoff;
import dev.sluice.service.hold.Claim;
import dev.sluice.service.hold.Hold;
import dev.sluice.service.hold.HoldLog;
import dev.sluice.service.hold.Pace;
import dev.sluice.service.processor.Group;
import dev.sluice.service.processor.HubAddress;
import dev.sluice.service.processor.SourceHub;
import dev.sluice.service.processor.SourceProcessor;
import dev.sluice.service.processor.StoredCheckpoints;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running ingest. One thread starts it, another may stop it at any time, during the start as well. */
final class IngestProcess {
    private static final Logger LOG = LoggerFactory.getLogger(IngestProcess.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final Duration BATCHES_MAY_TAKE = Duration.ofMillis(2500);

    private static final Duration FOREVER = Duration.ofDays(36_500);

    private final Claim life = new Claim("none");
    private final ProcessConfig config;
    private final IngestParts parts;
    private final Pace pace;
    private final SourceHub hub;
    private final SourceProcessor processor;
    private final Listeners listeners;
    private final Watch watch;
    private boolean started;

    /**
     * A process that listens, and reads nothing yet.
     *
     * @throws dev.sluice.contract.settings.InvalidSettingException when it can't listen
     */
    IngestProcess(IngestConfig settings) {
        this.config = settings.process().orElseThrow();
        this.parts = IngestParts.open(settings);
        this.pace = new Pace(
                parts.clock(), config.checkpointInterval(), new Backoff(FIRST_WAIT, LONGEST_WAIT, new Random()));
        SourceConfig source = config.source();
        HubAddress address = new HubAddress(source.access(), source.hub(), settings.tryTimeout());
        CheckpointStore store = parts.checkpoints(config.checkpoints());
        StoredCheckpoints checkpoints = new StoredCheckpoints(store, Group.of(address, source.consumerGroup()));
        this.hub = new SourceHub(address, source.hub());
        Intake intake = parts.intake();
        this.processor = new SourceProcessor(
                address,
                config.processor(),
                store,
                (claim, checkpointed) -> new PartitionIntake(claim.partition(), intake, checkpoints, pace),
                pace.clock());
        this.watch = new Watch("alarms", parts::watch, pace.clock());
        Health health =
                new Health(hub::lastSequences, checkpoints::sequences, processor::checkGroup, parts::requireStorage);
        parts.observe(health);
        this.listeners = Listeners.open(config, parts, health);
    }

    /** Where the API is served, if it is. */
    Optional<InetSocketAddress> api() {
        return listeners.api();
    }

    /** Where questions about its health are answered, if they are. */
    Optional<InetSocketAddress> health() {
        return listeners.health();
    }

    /**
     * Starts to apply. Waits for the checkpoints' storage only: a hub or a state that is down is waited for later.
     *
     * @throws dev.sluice.service.hold.ClaimEndedException when it is stopped before that
     */
    void start() {
        parts.connectAhead();
        new Hold(life, pace.backoff(), new HoldLog("part", "checkpoints", pace.clock()))
                .run(() -> parts.make(config.checkpoints()));
        synchronized (this) {
            if (!life.hasEnded()) {
                processor.start();
                watch.start(config.silenceInterval());
                started = true;
            }
        }
    }

    /** Waits until it is stopped. */
    void awaitEnd() {
        life.awaitEnd(FOREVER);
    }

    /**
     * Stops in an orderly way within five seconds: batches in flight end, progress is recorded, ownership is given up.
     * Whatever does not end in time is applied by the next owner, and counts once.
     */
    void stop() {
        life.stop();
        watch.close();
        try {
            stopProcessor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("cause", e.getMessage())
                    .log("not everything could be recorded: the next process is given again what was applied since");
        }
        listeners.close();
        parts.close();
        hub.close();
        LOG.atInfo().addKeyValue("counts", parts.counters().counts()).log("stopped");
    }

    private synchronized void stopProcessor() throws InterruptedException {
        if (started) {
            processor.stop(BATCHES_MAY_TAKE);
        }
    }
}
