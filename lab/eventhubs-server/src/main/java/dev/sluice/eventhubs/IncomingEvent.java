package dev.sluice.eventhubs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that is about to be stored, as an {@link AppendHook} sees it.
 *
 * @param hub name of the event hub
 * @param partition id of the partition
 * @param sequence the number it gets in the partition
 * @param enqueued the time it gets
 * @param partitionKey the sender's partition key, null without one
 * @param messageId the sender's message-id as text, null without one
 */
public record IncomingEvent(
        String hub,
        String partition,
        long sequence,
        Instant enqueued,
        @Nullable String partitionKey,
        @Nullable String messageId) {}
