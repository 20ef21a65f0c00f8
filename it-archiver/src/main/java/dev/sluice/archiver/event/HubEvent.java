package dev.sluice.archiver.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event as a partition of a hub hands it over. The maps and the body are shared, not copied: whoever makes an event
 * no longer changes them.
 *
 * @param sequence sequence number in the partition
 * @param offset position in the partition, as the hub writes it
 * @param enqueued when the hub received it
 * @param partitionKey the key it was sent with
 * @param sections the AMQP sections {@code message-id}, {@code correlation-id} and {@code content-type}
 * @param annotations what the broker says about it; a sender can't set these
 * @param properties the application properties
 * @param body the body, any bytes
 */
@SuppressWarnings("ArrayRecordComponent")
public record HubEvent(
        long sequence,
        String offset,
        Instant enqueued,
        @Nullable String partitionKey,
        Map<String, String> sections,
        Map<String, Object> annotations,
        Map<String, Object> properties,
        byte[] body) {
    /** What the objects around the bytes of a buffered event take, roughly. */
    private static final int OVERHEAD = 256;

    public HubEvent {
        requireNonNull(offset, "offset");
        requireNonNull(enqueued, "enqueued");
        requireNonNull(sections, "sections");
        requireNonNull(annotations, "annotations");
        requireNonNull(properties, "properties");
        requireNonNull(body, "body");
    }

    /** Bytes this event takes in a buffer: body, properties and a fixed share for the objects around them. */
    public long weight() {
        long weight = OVERHEAD + (long) body.length;
        for (Map.Entry<String, Object> property : properties.entrySet()) {
            weight += property.getKey().length() + lengthOf(property.getValue());
        }
        return weight;
    }

    /** Never shows the body or a property. */
    @Override
    public String toString() {
        return "HubEvent[sequence=" + sequence + ", bytes=" + body.length + "]";
    }

    private static int lengthOf(@Nullable Object value) {
        return value instanceof CharSequence text ? text.length() : Long.BYTES;
    }
}
