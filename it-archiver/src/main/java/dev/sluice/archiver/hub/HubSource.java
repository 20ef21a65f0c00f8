package dev.sluice.archiver.hub;

import static java.util.Objects.requireNonNull;

import com.azure.messaging.eventhubs.EventHubClientBuilder;
import com.azure.messaging.eventhubs.EventProcessorClientBuilder;
import dev.sluice.contract.access.HubAccess;
import dev.sluice.contract.access.Identities;
import java.time.Duration;

/**
 * An event hub and how it is read. Never shows a key.
 *
 * @param access how the namespace is reached
 * @param hub name of the hub
 * @param consumerGroup consumer group that only archivers of one archive read with
 * @param loadBalancing how often partitions are shared out anew
 * @param ownershipExpiration after which silence the partitions of a reader go to others
 * @param prefetch how many events are fetched ahead of each partition
 */
public record HubSource(
        HubAccess access,
        String hub,
        String consumerGroup,
        Duration loadBalancing,
        Duration ownershipExpiration,
        int prefetch) {
    public HubSource {
        requireNonNull(access, "access");
        requireNonNull(hub, "hub");
        requireNonNull(consumerGroup, "consumerGroup");
        requireNonNull(loadBalancing, "loadBalancing");
        requireNonNull(ownershipExpiration, "ownershipExpiration");
    }

    /** A builder of clients that ask the hub. */
    EventHubClientBuilder client() {
        EventHubClientBuilder builder = new EventHubClientBuilder().consumerGroup(consumerGroup);
        return access instanceof HubAccess.Entra entra
                ? builder.credential(entra.namespace(), hub, Identities.credential(entra.identity()))
                : builder.connectionString(access.secret().orElseThrow(), hub);
    }

    /** A builder of processors of the hub. */
    EventProcessorClientBuilder processor() {
        EventProcessorClientBuilder builder = new EventProcessorClientBuilder().consumerGroup(consumerGroup);
        return access instanceof HubAccess.Entra entra
                ? builder.credential(entra.namespace(), hub, Identities.credential(entra.identity()))
                : builder.connectionString(access.secret().orElseThrow(), hub);
    }

    @Override
    public String toString() {
        return "HubSource[" + hub + "/" + consumerGroup + "]";
    }
}
