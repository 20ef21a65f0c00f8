package dev.sluice.eventhubs.codec;

import org.jspecify.annotations.Nullable;

/**
 * What the service adds to an event when it stores it.
 *
 * @param sequence number of the event in its partition, without gaps
 * @param offset position of the event in its partition
 * @param enqueuedMillis when it was stored, epoch milliseconds
 * @param partitionKey the sender's key, null without one
 */
public record Stamp(
        long sequence,
        long offset,
        long enqueuedMillis,
        @Nullable String partitionKey) {}
