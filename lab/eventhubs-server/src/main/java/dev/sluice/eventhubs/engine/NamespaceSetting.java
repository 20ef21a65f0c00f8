package dev.sluice.eventhubs.engine;

import dev.sluice.eventhubs.Access;
import dev.sluice.eventhubs.HubConfig;
import dev.sluice.eventhubs.Limits;
import dev.sluice.eventhubs.store.Durability;
import java.time.Clock;
import java.util.List;

/**
 * What a namespace is opened with.
 *
 * @param hubs the event hubs that are configured
 * @param access who may use them
 * @param limits what clients can make the server hold
 * @param durability when a send counts as stored
 * @param clock the time
 */
public record NamespaceSetting(List<HubConfig> hubs, Access access, Limits limits, Durability durability, Clock clock) {
    public NamespaceSetting {
        hubs = List.copyOf(hubs);
    }
}
