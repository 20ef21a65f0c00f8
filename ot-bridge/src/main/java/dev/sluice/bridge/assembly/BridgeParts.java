package dev.sluice.bridge.assembly;

import dev.sluice.bridge.Counters;
import dev.sluice.bridge.Source;
import dev.sluice.bridge.Tracing;
import dev.sluice.bridge.forward.Bridge;
import dev.sluice.bridge.forward.PinnedSource;
import dev.sluice.bridge.forward.QuarantineLimit;
import dev.sluice.bridge.forward.Safeguards;
import dev.sluice.bridge.settings.BridgeConfig;
import dev.sluice.bridge.settings.ProcessConfig;
import dev.sluice.bridge.storage.OtStorage;
import dev.sluice.bridge.telemetry.Telemetry;
import dev.sluice.service.Checkpoints;
import dev.sluice.service.health.Health;
import dev.sluice.service.hold.Backoff;
import dev.sluice.service.hold.Pace;
import dev.sluice.service.processor.HubAddress;
import dev.sluice.service.processor.SourceHub;
import dev.sluice.service.processor.StoredCheckpoints;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;

/** What a bridge consists of, whichever adapter feeds it. Nothing is connected before it is used. */
public final class BridgeParts implements AutoCloseable {
    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Counters counters = new Counters();
    private final Pace pace;
    private final OtStorage storage;
    private final HubAddress sourceAddress;
    private final SourceHub source;
    private final TargetSide target;
    private final PinnedSource pinnedSource;
    private final Safeguards safeguards;
    private final Telemetry telemetry;
    private final Tracing tracing;

    /**
     * The parts for a configuration.
     *
     * @throws IllegalArgumentException when a connection string is refused by its client; the message may hold a secret
     */
    public BridgeParts(BridgeConfig config) {
        this.pace = new Pace(
                Clock.systemUTC(),
                config.process().map(ProcessConfig::checkpointInterval).orElse(Duration.ZERO),
                new Backoff(FIRST_WAIT, LONGEST_WAIT, new Random()));
        this.storage = new OtStorage(config.checkpoints(), config.quarantine());
        this.sourceAddress =
                new HubAddress(config.source().access(), config.source().hub(), config.tryTimeout());
        this.source = new SourceHub(sourceAddress, config.source().name());
        String name = config.source().name();
        this.target = TargetSide.of(config, storage.pins(name), pace.clock());
        this.pinnedSource = new PinnedSource(source::identify, storage.incarnations(name));
        this.safeguards = new Safeguards(
                storage.gaps(pace.clock()),
                storage.killSwitch(name, pace.clock()),
                config.source().deniedDevices(),
                config.source().retention(),
                new QuarantineLimit(pace.clock()));
        this.telemetry = Telemetry.open(config.telemetry());
        this.tracing = telemetry.tracing(config.target().name());
    }

    /** The bridge, with the place where its adapter keeps progress. */
    public Bridge bridge(Checkpoints checkpoints) {
        return new Bridge(
                pinnedSource,
                target.target(),
                storage.quarantine(pace.clock()),
                checkpoints,
                counters,
                pace,
                safeguards,
                tracing);
    }

    /** The source, with the incarnation that it must have. */
    public Source source() {
        return pinnedSource;
    }

    /** What lies on the other side of the border. */
    public TargetSide target() {
        return target;
    }

    /** What stops the bridge, or lets events pass by. */
    public Safeguards safeguards() {
        return safeguards;
    }

    public Counters counters() {
        return counters;
    }

    public Pace pace() {
        return pace;
    }

    public OtStorage storage() {
        return storage;
    }

    public HubAddress sourceAddress() {
        return sourceAddress;
    }

    /** The source as it is, whatever its incarnation. */
    public SourceHub sourceHub() {
        return source;
    }

    /** What can be asked about the bridge, given where its progress is kept. */
    public Health health(StoredCheckpoints checkpoints) {
        return new Health(source::lastSequences, checkpoints::sequences, target::check, storage::check);
    }

    /** Tells, from now on, how the bridge is, given where its progress is kept. */
    public void observe(StoredCheckpoints checkpoints) {
        telemetry.observe(counters, health(checkpoints), pace.clock());
    }

    /** Connections take a while, and none of them needs another: whoever needs one later finds it made, or failing. */
    public void connectAhead() {
        connectAhead("connect-target", target::connect);
        connectAhead("connect-source", () -> source.identify("0"));
    }

    @Override
    public void close() {
        target.close();
        source.close();
        telemetry.close();
    }

    private static void connectAhead(String name, Runnable connection) {
        Thread thread = new Thread(connection, name);
        thread.setUncaughtExceptionHandler((failed, failure) -> {});
        thread.setDaemon(true);
        thread.start();
    }
}
