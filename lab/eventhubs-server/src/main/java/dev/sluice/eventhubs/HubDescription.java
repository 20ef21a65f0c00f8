package dev.sluice.eventhubs;

import java.time.Instant;
import java.util.List;

/**
 * An event hub as it is at one moment.
 *
 * @param name its name
 * @param createdAt when it was created; the same after every restart
 * @param consumerGroups its consumer groups, in alphabetical order
 * @param partitions its partitions, by id
 */
public record HubDescription(
        String name, Instant createdAt, List<String> consumerGroups, List<PartitionDescription> partitions) {
    public HubDescription {
        consumerGroups = List.copyOf(consumerGroups);
        partitions = List.copyOf(partitions);
    }
}
