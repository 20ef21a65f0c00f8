package dev.sluice.ingest.settings;

import dev.sluice.contract.access.StorageAccess;
import dev.sluice.contract.access.StoragePlace;
import dev.sluice.contract.settings.InvalidSettingException;
import dev.sluice.service.telemetry.TelemetryConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The settings of an ingest, checked. Never shows a secret.
 *
 * @param hub name of the IT hub
 * @param state the storage account whose tables hold the state
 * @param quarantine the container of events that can't be applied
 * @param schemas folder of message types; without one only {@code default} is there
 * @param sites file of sites by device; without one none is known
 * @param clockAhead how far the time of a message may be ahead of the OT hub's
 * @param alarms rules and where alarms go
 * @param api who may ask
 * @param process what only the process has; in the Function not used
 * @param attemptLimit how long one attempt of the Function may take
 * @param tryTimeout how long a hub may take for one answer
 * @param telemetry where metrics and traces go
 */
public record IngestConfig(
        String hub,
        StorageAccess state,
        StoragePlace quarantine,
        Optional<Path> schemas,
        Optional<Path> sites,
        Duration clockAhead,
        AlarmsConfig alarms,
        ApiConfig api,
        Optional<ProcessConfig> process,
        Duration attemptLimit,
        Duration tryTimeout,
        TelemetryConfig telemetry) {
    private static final Predicate<String> SDK_LOG_LEVEL =
            Pattern.compile("OFF|ERROR|WARN|INFO").asMatchPredicate();
    private static final Path WORKING_DIRECTORY = Path.of("");
    private static final Duration LEAST_ATTEMPT = Duration.ofSeconds(5);
    private static final Duration MOST_ATTEMPT = Duration.ofSeconds(60);

    /**
     * Reads the environment. Files that are named by relative paths are looked for from the working directory.
     *
     * @throws InvalidSettingException when a setting is missing, unknown, out of bounds, or makes no sense with the
     *     others
     */
    public static IngestConfig from(Map<String, String> environment, Adapter adapter) {
        return from(environment, adapter, WORKING_DIRECTORY);
    }

    /**
     * The same, with another root of relative paths.
     *
     * @throws InvalidSettingException as {@link #from(Map, Adapter)}
     */
    public static IngestConfig from(Map<String, String> environment, Adapter adapter, Path root) {
        ReadSettings settings = ReadSettings.of(environment, adapter);
        return read(settings, new FileSettings(settings, root), environment, adapter == Adapter.PROCESS);
    }

    /**
     * Reads what both adapters have, from the environment of either: for commands.
     *
     * @throws InvalidSettingException as {@link #from(Map, Adapter)}
     */
    public static IngestConfig ofEither(Map<String, String> environment) {
        ReadSettings settings = ReadSettings.ofBoth(environment);
        return read(settings, new FileSettings(settings, WORKING_DIRECTORY), environment, false);
    }

    private static IngestConfig read(
            ReadSettings settings, FileSettings files, Map<String, String> environment, boolean process) {
        settings.matching(IngestSettings.SDK_LOG, SDK_LOG_LEVEL, "must be OFF, ERROR, WARN or INFO");
        return new IngestConfig(
                settings.text(IngestSettings.SOURCE_HUB),
                StorageSettings.state(settings),
                StorageSettings.quarantine(settings),
                files.folder(IngestSettings.SCHEMAS),
                files.file(IngestSettings.SITES),
                settings.duration(IngestSettings.CLOCK_AHEAD, Duration.ZERO, Duration.ofDays(30)),
                alarms(settings, files),
                ApiConfig.from(settings),
                process ? Optional.of(ProcessConfig.from(settings)) : Optional.empty(),
                settings.duration(IngestSettings.ATTEMPT_LIMIT, LEAST_ATTEMPT, MOST_ATTEMPT),
                settings.duration(IngestSettings.TRY_TIMEOUT, Duration.ofSeconds(1), Duration.ofMinutes(2)),
                TelemetryConfig.from(environment));
    }

    private static AlarmsConfig alarms(ReadSettings settings, FileSettings files) {
        return new AlarmsConfig(
                files.folder(IngestSettings.RULES),
                settings.duration(IngestSettings.SILENCE_LAG, Duration.ofSeconds(1), Duration.ofDays(1)),
                HubSettings.alarms(settings));
    }
}
