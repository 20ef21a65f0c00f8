package dev.sluice.bridge.telemetry;

import dev.sluice.bridge.Counters;
import dev.sluice.bridge.Tracing;
import dev.sluice.bridge.health.Health;
import dev.sluice.bridge.settings.TelemetryConfig;
import dev.sluice.contract.settings.InvalidSettingException;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What a bridge tells a collector of OpenTelemetry, if one is set: its counts and gauges, and a span for each send.
 * While the collector is down nothing waits for it. Safe to share between threads.
 */
public final class Telemetry implements AutoCloseable {
    static final String SCOPE = "dev.sluice.bridge";
    private static final long LAST_EXPORT_MILLIS = 500;

    private final Optional<OpenTelemetrySdk> sdk;

    private Telemetry(Optional<OpenTelemetrySdk> sdk) {
        this.sdk = sdk;
    }

    /**
     * Telemetry that goes where the settings say, or nowhere.
     *
     * @throws InvalidSettingException when OpenTelemetry refuses one
     */
    public static Telemetry open(TelemetryConfig config) {
        if (!config.isOn()) {
            return new Telemetry(Optional.empty());
        }
        SdkLog.redirect();
        try {
            return new Telemetry(Optional.of(sdk(config)));
        } catch (RuntimeException e) { // its message may hold a header with a key
            throw new InvalidSettingException("OpenTelemetry refuses one of the settings that begin with OTEL_: check"
                    + " them; OTEL_EXPORTER_OTLP_PROTOCOL can only be http/protobuf");
        }
    }

    private static OpenTelemetrySdk sdk(TelemetryConfig config) {
        return AutoConfiguredOpenTelemetrySdk.builder()
                .addPropertiesSupplier(() -> Map.of(
                        "otel.service.name", "sluice-ot-bridge",
                        "otel.exporter.otlp.protocol", "http/protobuf",
                        "otel.logs.exporter", "none"))
                .addPropertiesCustomizer(properties -> config.properties())
                .disableShutdownHook()
                .build()
                .getOpenTelemetrySdk();
    }

    /** Follows sends to a target. */
    public Tracing tracing(String target) {
        return sdk.<Tracing>map(open -> new SpanTracing(open, target)).orElse(Tracing.OFF);
    }

    /** Tells, from now on, of counts and of how far behind a bridge is. */
    public void observe(Counters counters, Health health, Clock clock) {
        sdk.ifPresent(open -> new BridgeMeters(open.getMeter(SCOPE), counters, clock).observe(health));
    }

    /** Sends what it has, and waits half a second for that at most. */
    @Override
    public void close() {
        sdk.ifPresent(open -> open.shutdown().join(LAST_EXPORT_MILLIS, TimeUnit.MILLISECONDS));
    }
}
