package dev.sluice.service.telemetry;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Locale;
import java.util.Map;

/**
 * The settings that OpenTelemetry defines, by the names that its SDK has for them: {@code otel.exporter.otlp.endpoint}.
 * Shows no value, as a header may be a key.
 */
public record TelemetryConfig(Map<String, String> properties) {
    /** What the names of all of them begin with. */
    public static final String PREFIX = "OTEL_";

    public TelemetryConfig {
        properties = Map.copyOf(properties);
    }

    /** Those that an environment has. */
    public static TelemetryConfig from(Map<String, String> environment) {
        return new TelemetryConfig(environment.entrySet().stream()
                .filter(variable -> variable.getKey().startsWith(PREFIX))
                .filter(variable -> !variable.getValue().isBlank())
                .collect(toUnmodifiableMap(
                        variable -> variable.getKey().toLowerCase(Locale.ROOT).replace('_', '.'),
                        Map.Entry::getValue)));
    }

    /** Whether there is somewhere to send it to. */
    public boolean isOn() {
        return properties.containsKey("otel.exporter.otlp.endpoint");
    }

    @Override
    public String toString() {
        return "TelemetryConfig" + properties.keySet();
    }
}
