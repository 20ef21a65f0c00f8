package dev.sluice.bridge;

import static java.util.Objects.requireNonNull;

/**
 * What source partitions were assigned to once and for all: changing either reorders events.
 *
 * @param hub name of the target hub
 * @param partitions number of its partitions
 */
public record TargetPin(String hub, int partitions) {
    public TargetPin {
        requireNonNull(hub, "hub");
        if (partitions < 1) {
            throw new IllegalArgumentException("hub " + hub + " needs at least one partition");
        }
    }
}
