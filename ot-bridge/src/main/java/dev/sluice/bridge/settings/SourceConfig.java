package dev.sluice.bridge.settings;

import dev.sluice.contract.access.HubAccess;
import java.time.Duration;
import java.util.Set;

/**
 * The hub that is read.
 *
 * @param access how
 * @param hub its name as a client of Event Hubs sees it
 * @param consumerGroup the group it is read with
 * @param name what it is called in the provenance
 * @param retention how long it keeps an event
 * @param deniedDevices devices whose events are not forwarded
 */
public record SourceConfig(
        HubAccess access,
        String hub,
        String consumerGroup,
        String name,
        Duration retention,
        Set<String> deniedDevices) {
    public SourceConfig {
        deniedDevices = Set.copyOf(deniedDevices);
    }
}
