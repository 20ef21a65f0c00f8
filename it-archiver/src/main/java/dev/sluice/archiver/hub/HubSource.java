package dev.sluice.archiver.hub;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * An event hub and how it is read. Never shows the connection string.
 *
 * @param connectionString how to reach the namespace; holds its key
 * @param hub name of the hub
 * @param consumerGroup consumer group that only archivers of one archive read with
 * @param loadBalancing how often partitions are shared out anew
 * @param ownershipExpiration after which silence the partitions of a reader go to others
 * @param prefetch how many events are fetched ahead of each partition
 */
public record HubSource(
        String connectionString,
        String hub,
        String consumerGroup,
        Duration loadBalancing,
        Duration ownershipExpiration,
        int prefetch) {
    public HubSource {
        requireNonNull(connectionString, "connectionString");
        requireNonNull(hub, "hub");
        requireNonNull(consumerGroup, "consumerGroup");
        requireNonNull(loadBalancing, "loadBalancing");
        requireNonNull(ownershipExpiration, "ownershipExpiration");
    }

    @Override
    public String toString() {
        return "HubSource[" + hub + "/" + consumerGroup + "]";
    }
}
