package dev.sluice.eventhubs.codec;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a sender publishes in one delivery: one event or a batch of them.
 *
 * @param events the events, at least one, in the sender's order
 * @param partitionKey the key that chooses their partition, null without one
 */
public record Publication(
        List<EncodedMessage> events, @Nullable String partitionKey) {
    /** The message format of a batch; an ordinary message has 0. */
    public static final int BATCH_FORMAT = 0x80013700;

    public Publication {
        events = List.copyOf(events);
    }

    /** Bytes of its events. */
    public int bytes() {
        return events.stream().mapToInt(event -> event.bare().length()).sum();
    }

    /**
     * Reads a delivery. In a batch each Data section holds one whole encoded message.
     *
     * @throws MalformedMessageException if the bytes are no message, or a batch is empty
     */
    public static Publication parse(int messageFormat, Slice delivery) {
        EncodedMessage envelope = EncodedMessage.parse(delivery);
        List<EncodedMessage> events = messageFormat == BATCH_FORMAT ? split(delivery) : List.of(single(envelope));
        envelope.requireReadable();
        events.forEach(EncodedMessage::requireReadable);
        String key = envelope.partitionKey();
        return new Publication(events, key != null ? key : events.get(0).partitionKey());
    }

    private static EncodedMessage single(EncodedMessage message) {
        if (message.bare().length() == 0) {
            throw new MalformedMessageException("a message without a body");
        }
        return message;
    }

    private static List<EncodedMessage> split(Slice batch) {
        List<EncodedMessage> events = new ArrayList<>();
        SectionCursor sections = new SectionCursor(batch);
        while (sections.advance()) {
            if (sections.code() == SectionCursor.DATA) {
                events.add(EncodedMessage.parse(content(sections.value())));
            }
        }
        if (events.isEmpty()) {
            throw new MalformedMessageException("a batch without events");
        }
        return events;
    }

    private static Slice content(Slice data) {
        Slice content = EncodedValue.variable(data.array(), data.offset(), data.end());
        if (content == null) {
            throw new MalformedMessageException("a Data section that holds no binary");
        }
        return content;
    }
}
