package dev.sluice.bridge.eventhubs;

import java.time.Duration;

/**
 * How the processor reads and shares partitions.
 *
 * @param loadBalancingInterval how often it renews what it owns and looks for more
 * @param ownershipExpiration after which time an owner that no longer renews has lost its partitions
 * @param prefetch events a partition that are read ahead; also the most that are handed on at once
 * @param batchWait how long it waits for that many
 */
public record ProcessorSettings(
        Duration loadBalancingInterval, Duration ownershipExpiration, int prefetch, Duration batchWait) {}
