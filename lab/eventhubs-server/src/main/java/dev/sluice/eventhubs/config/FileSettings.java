package dev.sluice.eventhubs.config;

import dev.sluice.eventhubs.Access;
import dev.sluice.eventhubs.EventHubsConfig;
import dev.sluice.eventhubs.HubConfig;
import dev.sluice.eventhubs.Limits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file says. Immutable.
 *
 * @param hubs event hubs
 * @param access who may use them; null if it does not say
 * @param limits what clients can make the server hold
 */
public record FileSettings(List<HubConfig> hubs, @Nullable Access access, Limits limits) {
    public FileSettings {
        hubs = List.copyOf(hubs);
    }

    /** A configuration with what it says. */
    public EventHubsConfig on(EventHubsConfig config) {
        EventHubsConfig result = config.withLimits(limits);
        for (HubConfig hub : hubs) {
            result = result.withHub(hub);
        }
        return access == null ? result : result.withAccess(access);
    }
}
