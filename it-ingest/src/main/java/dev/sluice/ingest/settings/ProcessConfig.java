package dev.sluice.ingest.settings;

import dev.sluice.contract.access.StoragePlace;
import dev.sluice.contract.settings.InvalidSettingException;
import dev.sluice.service.processor.ProcessorSettings;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * What only the process has: in the Function the host does these things.
 *
 * @param source the hub that is read
 * @param checkpoints the container of checkpoints and ownership
 * @param processor how the hub is read
 * @param checkpointInterval least time between two checkpoints of a partition
 * @param silenceInterval how often silent devices are looked for
 * @param health where questions about its health are answered, if anywhere
 * @param api where the API is served, if anywhere
 */
public record ProcessConfig(
        SourceConfig source,
        StoragePlace checkpoints,
        ProcessorSettings processor,
        Duration checkpointInterval,
        Duration silenceInterval,
        Optional<InetSocketAddress> health,
        Optional<InetSocketAddress> api) {
    private static final String WHEN_REMADE =
            "stop the ingest and delete its checkpoints: what it has applied it does not apply again";

    static ProcessConfig from(ReadSettings settings) {
        SourceConfig source = HubSettings.source(settings);
        return new ProcessConfig(
                source,
                StorageSettings.checkpoints(settings),
                processor(settings, source.consumerGroup()),
                settings.duration(IngestSettings.CHECKPOINT_INTERVAL, Duration.ZERO, Duration.ofMinutes(1)),
                settings.duration(IngestSettings.SILENCE_INTERVAL, Duration.ofSeconds(1), Duration.ofHours(1)),
                settings.address(IngestSettings.HEALTH_ADDRESS, IngestSettings.HEALTH_PORT),
                settings.address(IngestSettings.API_ADDRESS, IngestSettings.API_PORT));
    }

    private static ProcessorSettings processor(ReadSettings settings, String group) {
        Duration interval = settings.duration(IngestSettings.BALANCING, Duration.ofMillis(250), Duration.ofMinutes(5));
        Duration expiration = settings.duration(IngestSettings.EXPIRATION, Duration.ofSeconds(1), Duration.ofHours(1));
        if (expiration.compareTo(interval.multipliedBy(2)) < 0) {
            throw new InvalidSettingException(
                    IngestSettings.EXPIRATION.name() + " must be at least twice " + IngestSettings.BALANCING.name());
        }
        return new ProcessorSettings(
                group,
                interval,
                expiration,
                settings.number(IngestSettings.PREFETCH, 1, 1000),
                settings.duration(IngestSettings.BATCH_WAIT, Duration.ofMillis(1), Duration.ofMinutes(1)),
                WHEN_REMADE);
    }
}
