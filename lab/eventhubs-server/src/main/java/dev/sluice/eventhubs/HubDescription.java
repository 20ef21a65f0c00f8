package dev.sluice.eventhubs;

import java.time.Instant;
import java.util.List;

/**
 * An event hub as it is at one moment.
 *
 * @param name its name
 * @param createdAt when it was created; the same after every restart
 * @param partitions its partitions, by id
 */
public record HubDescription(String name, Instant createdAt, List<PartitionDescription> partitions) {
    public HubDescription {
        partitions = List.copyOf(partitions);
    }
}
