package dev.sluice.service.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event as the source delivered it, whichever client read it. Nothing is copied: whoever makes it gives up the maps
 * and the bytes.
 *
 * @param position where it stands in its partition
 * @param enqueued when the source received it
 * @param partitionKey the sender's partition key, if there was one
 * @param body the bytes
 * @param properties the sender's application properties; values are what the client decodes AMQP types to
 * @param systemProperties what the service added (AMQP message annotations)
 * @param sections fields of the AMQP properties section that are set, as text, by their AMQP names
 */
@SuppressWarnings("ArrayRecordComponent") // the body is handed on as it is: never compared, never copied
public record ReceivedEvent(
        Position position,
        Instant enqueued,
        @Nullable String partitionKey,
        byte[] body,
        Map<String, @Nullable Object> properties,
        Map<String, @Nullable Object> systemProperties,
        Map<String, String> sections) {
    public ReceivedEvent {
        requireNonNull(position, "position");
        requireNonNull(enqueued, "enqueued");
        requireNonNull(body, "body");
    }
}
