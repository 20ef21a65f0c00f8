package dev.sluice.functionshost.host;

import java.time.Duration;
import java.util.Map;

/**
 * How a host runs.
 *
 * @param settings the app's settings: its environment
 * @param loadBalancingInterval how often ownership is renewed and shared
 * @param ownershipExpiration after which time a dead host's partitions are free
 * @param seed of the random sizes of batches
 */
public record HostOptions(
        Map<String, String> settings, Duration loadBalancingInterval, Duration ownershipExpiration, long seed) {
    public HostOptions {
        settings = Map.copyOf(settings);
    }

    /** Names only: settings hold secrets. */
    @Override
    public String toString() {
        return "HostOptions" + settings.keySet();
    }
}
