package dev.sluice.bridge.settings;

import dev.sluice.service.processor.ProcessorSettings;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * What only the process has: in the Function the host does these things.
 *
 * @param loadBalancingInterval how often ownership is renewed and shared
 * @param ownershipExpiration after which time a dead bridge's partitions are free
 * @param prefetch events a partition that are read ahead; also the most that are handed on at once
 * @param batchWait how long it waits for that many
 * @param checkpointInterval least time between two checkpoints of a partition
 * @param health where questions about its health are answered, if anywhere
 */
public record ProcessConfig(
        Duration loadBalancingInterval,
        Duration ownershipExpiration,
        int prefetch,
        Duration batchWait,
        Duration checkpointInterval,
        Optional<InetSocketAddress> health) {
    private static final String WHEN_REMADE = "stop the bridge and run ./sluice bridge accept-incarnation";

    /** How the source is read. */
    public ProcessorSettings processor(String consumerGroup) {
        return new ProcessorSettings(
                consumerGroup, loadBalancingInterval, ownershipExpiration, prefetch, batchWait, WHEN_REMADE);
    }
}
