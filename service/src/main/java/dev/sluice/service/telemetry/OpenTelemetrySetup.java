package dev.sluice.service.telemetry;

import dev.sluice.contract.settings.InvalidSettingException;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The SDK of OpenTelemetry, if there is a collector to send to. While the collector is down nothing waits for it. Safe
 * to share between threads.
 */
public final class OpenTelemetrySetup implements AutoCloseable {
    private static final long LAST_EXPORT_MILLIS = 500;

    private final Optional<OpenTelemetrySdk> sdk;

    private OpenTelemetrySetup(Optional<OpenTelemetrySdk> sdk) {
        this.sdk = sdk;
    }

    /**
     * Telemetry that goes where the settings say, or nowhere.
     *
     * @param service name of the service, unless the settings have another
     * @throws InvalidSettingException when OpenTelemetry refuses one
     */
    public static OpenTelemetrySetup open(TelemetryConfig config, String service) {
        if (!config.isOn()) {
            return new OpenTelemetrySetup(Optional.empty());
        }
        SdkLog.redirect();
        try {
            return new OpenTelemetrySetup(Optional.of(sdk(config, service)));
        } catch (RuntimeException e) { // its message may hold a header with a key
            throw new InvalidSettingException("OpenTelemetry refuses one of the settings that begin with OTEL_: check"
                    + " them; OTEL_EXPORTER_OTLP_PROTOCOL can only be http/protobuf");
        }
    }

    private static OpenTelemetrySdk sdk(TelemetryConfig config, String service) {
        return AutoConfiguredOpenTelemetrySdk.builder()
                .addPropertiesSupplier(() -> Map.of(
                        "otel.service.name", service,
                        "otel.exporter.otlp.protocol", "http/protobuf",
                        "otel.logs.exporter", "none"))
                .addPropertiesCustomizer(properties -> config.properties())
                .disableShutdownHook()
                .build()
                .getOpenTelemetrySdk();
    }

    /** The SDK, if there is a collector. */
    public Optional<OpenTelemetrySdk> sdk() {
        return sdk;
    }

    /** Sends what it has, and waits half a second for that at most. */
    @Override
    public void close() {
        sdk.ifPresent(open -> open.shutdown().join(LAST_EXPORT_MILLIS, TimeUnit.MILLISECONDS));
    }
}
