package dev.sluice.bridge.telemetry;

import dev.sluice.bridge.Counters;
import dev.sluice.bridge.Tracing;
import dev.sluice.service.health.Health;
import dev.sluice.service.telemetry.OpenTelemetrySetup;
import dev.sluice.service.telemetry.TelemetryConfig;
import java.time.Clock;

/**
 * What a bridge tells a collector of OpenTelemetry, if one is set: its counts and gauges, and a span for each send.
 * While the collector is down nothing waits for it. Safe to share between threads.
 */
public final class Telemetry implements AutoCloseable {
    static final String SCOPE = "dev.sluice.bridge";

    private final OpenTelemetrySetup setup;

    private Telemetry(OpenTelemetrySetup setup) {
        this.setup = setup;
    }

    /**
     * Telemetry that goes where the settings say, or nowhere.
     *
     * @throws dev.sluice.contract.settings.InvalidSettingException when OpenTelemetry refuses one
     */
    public static Telemetry open(TelemetryConfig config) {
        return new Telemetry(OpenTelemetrySetup.open(config, "sluice-ot-bridge"));
    }

    /** Follows sends to a target. */
    public Tracing tracing(String target) {
        return setup.sdk().<Tracing>map(open -> new SpanTracing(open, target)).orElse(Tracing.OFF);
    }

    /** Tells, from now on, of counts and of how far behind a bridge is. */
    public void observe(Counters counters, Health health, Clock clock) {
        setup.sdk().ifPresent(open -> new BridgeMeters(open.getMeter(SCOPE), counters, clock).observe(health));
    }

    /** Sends what it has, and waits half a second for that at most. */
    @Override
    public void close() {
        setup.close();
    }
}
