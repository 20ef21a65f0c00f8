package dev.sluice.service.processor;

import java.time.Duration;

/**
 * How a hub is read by a process.
 *
 * @param consumerGroup the group it is read with, which nobody else may use
 * @param loadBalancingInterval how often ownership is renewed and shared
 * @param ownershipExpiration after which time a dead process's partitions are free
 * @param prefetch events a partition that are read ahead; also the most that are handed on at once
 * @param batchWait how long it waits for that many
 * @param whenRemade what to do when the hub was made again, for a person
 */
public record ProcessorSettings(
        String consumerGroup,
        Duration loadBalancingInterval,
        Duration ownershipExpiration,
        int prefetch,
        Duration batchWait,
        String whenRemade) {}
