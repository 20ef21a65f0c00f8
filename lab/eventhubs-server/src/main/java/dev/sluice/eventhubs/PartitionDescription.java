package dev.sluice.eventhubs;

import java.time.Instant;

/**
 * A partition as it is at one moment.
 *
 * @param id its id
 * @param firstSequence number of the first event that is kept; {@code lastSequence + 1} when there is none
 * @param lastSequence number of the last event, -1 before the first
 * @param lastOffset offset of the last event as clients see it, {@code -1} before the first
 * @param lastEnqueued when the last event was stored, the epoch before the first
 */
public record PartitionDescription(
        String id, long firstSequence, long lastSequence, String lastOffset, Instant lastEnqueued) {}
