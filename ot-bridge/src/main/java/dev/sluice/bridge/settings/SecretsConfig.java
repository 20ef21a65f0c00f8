package dev.sluice.bridge.settings;

import dev.sluice.service.telemetry.TelemetryConfig;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The settings whose values are in Key Vault. In the Function the platform replaces them; the process does it itself.
 *
 * @param references the secrets, by the names of the settings
 * @param client client id of the user-assigned managed identity that reads them; {@code null}: the system-assigned one
 * @param interval how often they are looked at
 */
public record SecretsConfig(
        Map<String, VaultSecret> references, @Nullable String client, Duration interval) {
    public SecretsConfig {
        references = Map.copyOf(references);
    }

    /**
     * Reads the environment of a process.
     *
     * @throws dev.sluice.contract.settings.InvalidSettingException when a setting is unknown or not well formed
     */
    public static SecretsConfig from(Map<String, String> environment) {
        ReadSettings settings = ReadSettings.of(environment, Adapter.PROCESS);
        Map<String, VaultSecret> references = new TreeMap<>();
        environment.forEach((name, value) -> {
            if (isOurs(name) && VaultSecret.isReference(value)) {
                references.put(name, VaultSecret.parse(name, value));
            }
        });
        return new SecretsConfig(
                references,
                settings.nullable(BridgeSettings.SECRETS_CLIENT),
                settings.duration(BridgeSettings.SECRETS_INTERVAL, Duration.ofSeconds(1), Duration.ofHours(1)));
    }

    private static boolean isOurs(String name) {
        return name.startsWith(BridgeSettings.PREFIX)
                || name.startsWith(TelemetryConfig.PREFIX)
                || name.equals(BridgeSettings.SOURCE.setting().name());
    }
}
