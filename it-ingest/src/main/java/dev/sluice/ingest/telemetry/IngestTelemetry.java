package dev.sluice.ingest.telemetry;

import dev.sluice.ingest.Intake;
import dev.sluice.service.health.Health;
import dev.sluice.service.telemetry.OpenTelemetrySetup;
import dev.sluice.service.telemetry.TelemetryConfig;
import java.time.Clock;

/**
 * What an ingest tells a collector of OpenTelemetry, if one is set: its counts, and a span for each batch that it takes.
 * While the collector is down nothing waits for it. Safe to share between threads.
 */
public final class IngestTelemetry implements AutoCloseable {
    static final String SCOPE = "dev.sluice.ingest";

    private final OpenTelemetrySetup setup;
    private final String hub;

    private IngestTelemetry(OpenTelemetrySetup setup, String hub) {
        this.setup = setup;
        this.hub = hub;
    }

    /**
     * Telemetry that goes where the settings say, or nowhere.
     *
     * @param hub name of the hub that is read
     * @throws dev.sluice.contract.settings.InvalidSettingException when OpenTelemetry refuses one
     */
    public static IngestTelemetry open(TelemetryConfig config, String hub) {
        return new IngestTelemetry(OpenTelemetrySetup.open(config, "sluice-it-ingest"), hub);
    }

    /** Tells, from now on, of counts and of what waits. */
    public void observe(IngestCounters counters, Clock clock) {
        setup.sdk().ifPresent(open -> new IngestMeters(open.getMeter(SCOPE)).observe(counters, clock));
    }

    /** Tells, from now on, how far an ingest is behind. */
    public void observe(Health health) {
        setup.sdk().ifPresent(open -> new IngestMeters(open.getMeter(SCOPE)).observe(health));
    }

    /** The same intake, followed by spans. */
    public Intake traced(Intake intake) {
        return setup.sdk()
                .<Intake>map(open -> new TracedIntake(intake, open.getTracer(SCOPE), hub))
                .orElse(intake);
    }

    /** Sends what it has, and waits half a second for that at most. */
    @Override
    public void close() {
        setup.close();
    }
}
