package dev.sluice.ingest.assembly;

import com.azure.messaging.eventhubs.CheckpointStore;
import dev.sluice.contract.access.StoragePlace;
import dev.sluice.contract.settings.InvalidSettingException;
import dev.sluice.ingest.EventReader;
import dev.sluice.ingest.Intake;
import dev.sluice.ingest.Quarantine;
import dev.sluice.ingest.api.Api;
import dev.sluice.ingest.api.ApiLimits;
import dev.sluice.ingest.apply.IntakeParts;
import dev.sluice.ingest.apply.StateIntake;
import dev.sluice.ingest.event.MessageTypes;
import dev.sluice.ingest.event.Sites;
import dev.sluice.ingest.event.TelemetryReader;
import dev.sluice.ingest.quarantine.StoredQuarantine;
import dev.sluice.ingest.settings.Adapter;
import dev.sluice.ingest.settings.IngestConfig;
import dev.sluice.ingest.tables.IndexBuilder;
import dev.sluice.ingest.telemetry.AgedIntake;
import dev.sluice.ingest.telemetry.IngestCounters;
import dev.sluice.ingest.telemetry.IngestTelemetry;
import dev.sluice.service.event.ReceivedEvent;
import dev.sluice.service.health.Health;
import dev.sluice.service.quarantine.QuarantineContent;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an ingest consists of, whichever adapter feeds it. Nothing is connected before it is used. Safe to share between
 * threads.
 */
public final class IngestParts implements AutoCloseable {
    private final Clock clock = Clock.systemUTC();
    private final IngestConfig config;
    private final IngestCounters counters = new IngestCounters();
    private final StateSide state;
    private final QuarantineSide quarantine;
    private final EventReader reader;
    private final Alarming alarms;
    private final IngestTelemetry telemetry;
    private final Api api;
    private @Nullable Intake intake;

    /**
     * The parts for a configuration.
     *
     * @throws InvalidSettingException when a schema, a rule, the file of sites or a key is wrong
     * @throws IllegalArgumentException when a connection string is refused by its client; the message may hold a secret
     */
    public IngestParts(IngestConfig config) {
        this.config = config;
        this.state = new StateSide(config.state());
        this.quarantine = new QuarantineSide(config.quarantine());
        this.reader = new TelemetryReader(
                config.schemas().map(MessageTypes::load).orElseGet(MessageTypes::builtIn),
                config.sites().map(Sites::load).orElseGet(Sites::none),
                config.clockAhead());
        this.alarms = new Alarming(config, state, counters, clock);
        this.telemetry = IngestTelemetry.open(config.telemetry(), config.hub());
        telemetry.observe(counters, clock);
        this.api = new Api(
                new Api.Parts(
                        state.devices(),
                        state.alarms(),
                        Callers.of(config.api(), clock),
                        state.pageKey(config.api()),
                        clock),
                ApiLimits.DEFAULT.withPerSecond(config.api().rate()));
    }

    /**
     * The parts of a Function app, whose package lies at a root.
     *
     * @throws InvalidSettingException when a setting is wrong
     */
    public static IngestParts open(Map<String, String> environment, Path root) {
        return open(IngestConfig.from(environment, Adapter.FUNCTION, root));
    }

    /** The parts; clients check what they are given, and their messages may hold a secret, so they stay here. */
    public static IngestParts open(IngestConfig config) {
        try {
            return new IngestParts(config);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException("a connection string is not valid, or names another hub than its setting:"
                    + " check those of the hubs and the storage");
        }
    }

    /** What takes events in. It opens the storage when it is first needed, and publishes alarms beside. */
    public Intake intake() {
        return telemetry.traced(new AgedIntake(this::take, counters.waiting(), clock));
    }

    /** Has a collector told how far the ingest is behind. */
    public void observe(Health health) {
        telemetry.observe(health);
    }

    private void take(String hubPartition, List<ReceivedEvent> events) {
        long before = counters.counts().transitions();
        opened().take(hubPartition, events);
        if (counters.counts().transitions() > before) {
            alarms.wake();
        }
    }

    private synchronized Intake opened() {
        Intake known = intake;
        if (known == null) {
            quarantine.prepare();
            known = intake(new StoredQuarantine(quarantine.container(), config.hub(), clock));
            intake = known;
        }
        return known;
    }

    /** An intake that sets aside elsewhere. */
    public Intake intake(Quarantine aside) {
        return new StateIntake(new IntakeParts(reader, aside, state.open().store(), alarms.rules(), counters));
    }

    /** What answers requests, from storage alone. */
    public Api api() {
        return api;
    }

    /** What is in quarantine. */
    public QuarantineContent quarantine() {
        return quarantine.content();
    }

    /**
     * Builds the index of sites anew; tells how many of its rows were wrong.
     *
     * @throws dev.sluice.ingest.IngestException when the storage is away
     */
    public long reindex() {
        return new IndexBuilder(state.open().tables()).rebuild();
    }

    /** What was done. */
    public IngestCounters counters() {
        return counters;
    }

    public Clock clock() {
        return clock;
    }

    /** How long an attempt of the Function may take. */
    public Duration attemptLimit() {
        return config.attemptLimit();
    }

    /** Where ownership and checkpoints are kept. */
    public CheckpointStore checkpoints(StoragePlace place) {
        return Accounts.checkpoints(place);
    }

    /** Makes a container, if it is missing. */
    public void make(StoragePlace place) {
        new QuarantineSide(place).prepare();
    }

    /**
     * Raises the alarms of silent devices, and publishes whatever waits.
     *
     * @throws dev.sluice.ingest.IngestException when the storage or the alarms hub is away
     */
    public void watch() {
        alarms.watch();
    }

    /** Opens the storage, so that it need not be waited for later; what is away is tried again then. */
    public void connectAhead() {
        Thread thread = new Thread(this::opened, "connect");
        thread.setUncaughtExceptionHandler((failed, failure) -> {});
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Asks for the storage.
     *
     * @throws dev.sluice.ingest.IngestException when it is away
     */
    public void requireStorage() {
        state.check();
        quarantine.check();
    }

    @Override
    public void close() {
        alarms.close();
        telemetry.close();
    }
}
