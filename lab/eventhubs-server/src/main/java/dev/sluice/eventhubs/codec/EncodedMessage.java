package dev.sluice.eventhubs.codec;

import org.jspecify.annotations.Nullable;

/**
 * An encoded message, split where a broker has to touch it.
 *
 * @param header its header section as the sender wrote it, if it has one
 * @param deliveryAnnotations the map of its delivery annotations, if it has any
 * @param annotations the map of its message annotations, if it has any
 * @param properties the list of its properties, if it has any
 * @param bare everything from the properties on, as the sender wrote it
 */
public record EncodedMessage(
        @Nullable Slice header,
        @Nullable Slice deliveryAnnotations,
        @Nullable Slice annotations,
        @Nullable Slice properties,
        Slice bare) {
    private static final String PARTITION_KEY = "x-opt-partition-key";
    /** As the service has it. A key stands in every event of a batch, so a long one would multiply. */
    private static final int LONGEST_KEY = 128;

    /**
     * Splits a message.
     *
     * <p>The Python client writes its delivery annotations at the end of a message, where the specification does not
     * have them; they count as if they were in their place.
     *
     * @throws MalformedMessageException if it is no message
     */
    public static EncodedMessage parse(Slice message) {
        SectionCursor sections = new SectionCursor(message);
        Slice header = null;
        Slice deliveryAnnotations = null;
        Slice annotations = null;
        int code = SectionCursor.START;
        while (sections.advance() && sections.code() < SectionCursor.PROPERTIES) {
            code = sections.requireAfter(code);
            switch (code) {
                case SectionCursor.HEADER -> header = sections.section();
                case SectionCursor.DELIVERY_ANNOTATIONS -> deliveryAnnotations = sections.value();
                default -> annotations = sections.value();
            }
        }
        Slice properties = sections.code() == SectionCursor.PROPERTIES ? sections.value() : null;
        int start = sections.code() >= SectionCursor.PROPERTIES ? sections.start() : message.end();
        int end = sections.requireBare();
        if (end < message.end()) {
            SectionCursor.requireNone(deliveryAnnotations);
            deliveryAnnotations = sections.value();
        }
        Slice bare = new Slice(message.array(), start, end - start);
        return new EncodedMessage(header, deliveryAnnotations, annotations, properties, bare);
    }

    /**
     * Requires that what is read of it later can be read.
     *
     * @throws MalformedMessageException if its annotations or its message-id are broken, or its partition key is too long
     */
    void requireReadable() {
        if (annotations != null) {
            MapCursor entries = new MapCursor(annotations);
            while (entries.advance()) {
                requireShort(entries);
            }
        }
        if (properties != null) {
            MessageId.requireReadable(properties);
        }
    }

    private static void requireShort(MapCursor entry) {
        if (entry.keyText().equals(PARTITION_KEY)) {
            String key = entry.textValue();
            if (key != null && key.length() > LONGEST_KEY) {
                throw new MalformedMessageException("its partition key has more than " + LONGEST_KEY + " characters");
            }
        }
    }

    /** The partition key that the sender chose, null without one. */
    public @Nullable String partitionKey() {
        if (annotations == null) {
            return null;
        }
        MapCursor entries = new MapCursor(annotations);
        while (entries.advance()) {
            if (entries.keyText().equals(PARTITION_KEY)) {
                return entries.textValue();
            }
        }
        return null;
    }

    /** What an idempotent producer says of it, null if it says nothing or not all. */
    public @Nullable ProducerMark producerMark() {
        return annotations == null ? null : ProducerMark.read(annotations);
    }

    /** The {@code message-id} as text, null without one. */
    public @Nullable String messageId() {
        return properties == null ? null : MessageId.text(properties);
    }
}
