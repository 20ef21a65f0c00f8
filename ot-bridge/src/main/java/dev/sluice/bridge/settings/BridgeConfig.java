package dev.sluice.bridge.settings;

import dev.sluice.contract.access.StoragePlace;
import dev.sluice.contract.settings.InvalidSettingException;
import dev.sluice.service.telemetry.TelemetryConfig;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The settings of a bridge, checked. Never shows a secret.
 *
 * @param source the hub that is read
 * @param target the hub, or the storage, that is written
 * @param checkpoints the container of checkpoints and of what the bridge has to remember
 * @param quarantine the container of events that can't be forwarded
 * @param process what only the process has; in the Function not used
 * @param attemptLimit how long one attempt of the Function may take
 * @param tryTimeout how long a hub may take for one answer
 * @param telemetry where metrics and traces go
 */
public record BridgeConfig(
        SourceConfig source,
        TargetConfig target,
        StoragePlace checkpoints,
        StoragePlace quarantine,
        Optional<ProcessConfig> process,
        Duration attemptLimit,
        Duration tryTimeout,
        TelemetryConfig telemetry) {
    private static final Predicate<String> NAME =
            Pattern.compile("[A-Za-z0-9._-]{1,128}").asMatchPredicate();
    private static final Predicate<String> SDK_LOG_LEVEL =
            Pattern.compile("OFF|ERROR|WARN|INFO").asMatchPredicate();
    private static final Duration LEAST_ATTEMPT = Duration.ofSeconds(5);
    private static final Duration MOST_ATTEMPT = Duration.ofSeconds(60);

    /**
     * Reads the environment.
     *
     * @throws InvalidSettingException when a setting is missing, unknown, out of bounds, or makes no sense with the
     *     others
     */
    public static BridgeConfig from(Map<String, String> environment, Adapter adapter) {
        ReadSettings settings = ReadSettings.of(environment, adapter);
        settings.matching(BridgeSettings.SDK_LOG, SDK_LOG_LEVEL, "must be OFF, ERROR, WARN or INFO");
        StoragePlace checkpoints = StorageSettings.checkpoints(settings);
        return new BridgeConfig(
                source(settings),
                HubSettings.target(settings),
                checkpoints,
                StorageSettings.quarantine(settings, checkpoints.account()),
                adapter == Adapter.PROCESS ? Optional.of(process(settings)) : Optional.empty(),
                adapter == Adapter.PROCESS
                        ? MOST_ATTEMPT
                        : settings.duration(BridgeSettings.ATTEMPT_LIMIT, LEAST_ATTEMPT, MOST_ATTEMPT),
                settings.duration(BridgeSettings.TRY_TIMEOUT, Duration.ofSeconds(1), Duration.ofMinutes(2)),
                TelemetryConfig.from(environment));
    }

    private static SourceConfig source(ReadSettings settings) {
        String hub = settings.text(BridgeSettings.SOURCE_HUB);
        return new SourceConfig(
                HubSettings.source(settings),
                hub,
                settings.text(BridgeSettings.SOURCE_GROUP),
                name(settings, hub),
                settings.duration(BridgeSettings.RETENTION, Duration.ofMinutes(1), Duration.ofDays(90)),
                devices(settings));
    }

    private static Set<String> devices(ReadSettings settings) {
        return settings.optional(BridgeSettings.DENIED).stream()
                .flatMap(list -> Arrays.stream(list.split(",", -1)))
                .map(String::strip)
                .filter(device -> !device.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String name(ReadSettings settings, String hub) {
        String name = settings.optional(BridgeSettings.SOURCE_NAME).orElse(hub);
        if (!NAME.test(name)) {
            throw new InvalidSettingException(
                    BridgeSettings.SOURCE_NAME.setting().name() + " '" + name
                            + "' must be 1 to 128 letters, digits, '.', '_' or '-'");
        }
        return name;
    }

    private static ProcessConfig process(ReadSettings settings) {
        Duration interval = settings.duration(BridgeSettings.BALANCING, Duration.ofMillis(250), Duration.ofMinutes(5));
        Duration expiration = settings.duration(BridgeSettings.EXPIRATION, Duration.ofSeconds(1), Duration.ofHours(1));
        if (expiration.compareTo(interval.multipliedBy(2)) < 0) {
            throw new InvalidSettingException(
                    BridgeSettings.EXPIRATION.setting().name() + " must be at least twice "
                            + BridgeSettings.BALANCING.setting().name());
        }
        return new ProcessConfig(
                interval,
                expiration,
                settings.number(BridgeSettings.PREFETCH, 1, 8000),
                settings.duration(BridgeSettings.BATCH_WAIT, Duration.ofMillis(1), Duration.ofMinutes(10)),
                settings.duration(BridgeSettings.CHECKPOINT_INTERVAL, Duration.ZERO, Duration.ofMinutes(1)),
                health(settings));
    }

    private static Optional<InetSocketAddress> health(ReadSettings settings) {
        return settings.optional(BridgeSettings.HEALTH_PORT)
                .map(port -> new InetSocketAddress(
                        settings.text(BridgeSettings.HEALTH_ADDRESS),
                        settings.number(BridgeSettings.HEALTH_PORT, 1, 65_535)));
    }
}
