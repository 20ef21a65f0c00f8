package dev.sluice.contract;

import static java.util.Objects.requireNonNull;

/**
 * One partition of one incarnation of a hub: the scope within which sequence numbers order events and never repeat.
 *
 * @param hub name of the hub
 * @param incarnation when the hub was created, epoch milliseconds: a hub made again restarts its sequences
 * @param partition id of the partition
 */
public record SourcePartition(String hub, long incarnation, String partition) {
    public SourcePartition {
        requireNonNull(hub, "hub");
        requireNonNull(partition, "partition");
    }
}
