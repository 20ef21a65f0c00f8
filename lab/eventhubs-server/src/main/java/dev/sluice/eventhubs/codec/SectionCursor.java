package dev.sluice.eventhubs.codec;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Walks over the sections of an encoded message. AMQP 1.0, part 3, section 3.2. */
final class SectionCursor {
    /** Before the first section. */
    static final int START = 0;

    static final int HEADER = 0x70;
    static final int DELIVERY_ANNOTATIONS = 0x71;
    static final int MESSAGE_ANNOTATIONS = 0x72;
    static final int PROPERTIES = 0x73;
    static final int DATA = 0x75;
    static final int FOOTER = 0x78;

    private final byte[] bytes;
    private final int limit;
    private int next;
    private int start;
    private int value;
    private int code;

    SectionCursor(Slice message) {
        this.bytes = message.array();
        this.next = message.offset();
        this.limit = message.end();
    }

    /** Goes to the next section; false at the end of the message. */
    boolean advance() {
        if (next >= limit) {
            return false;
        }
        start = next;
        code = descriptor();
        next = EncodedValue.end(bytes, value, limit);
        return true;
    }

    /** The descriptor of the section, {@link #HEADER} to {@link #FOOTER}. */
    int code() {
        return code;
    }

    /** Index of the section's first byte. */
    int start() {
        return start;
    }

    /** The section's value, with its format code. */
    Slice value() {
        return new Slice(bytes, value, next - value);
    }

    /** The section as it is encoded. */
    Slice section() {
        return new Slice(bytes, start, next - start);
    }

    /** The descriptor of the section, which must come after that of the one before. */
    int requireAfter(int before) {
        if (code <= before) {
            throw outOfOrder();
        }
        return code;
    }

    /**
     * Requires that the rest are the sections of a bare message and its footer, and then perhaps delivery annotations,
     * which the cursor is at afterwards.
     *
     * @return index after the bare message
     */
    int requireBare() {
        while (advance()) {
            if (code < PROPERTIES) {
                if (code != DELIVERY_ANNOTATIONS || next < limit) {
                    throw outOfOrder();
                }
                return start;
            }
        }
        return limit;
    }

    /** Requires that there was no section yet of the kind that the current one is of. */
    static void requireNone(@Nullable Slice before) {
        if (before != null) {
            throw outOfOrder();
        }
    }

    private static MalformedMessageException outOfOrder() {
        return new MalformedMessageException("a message's sections are out of order");
    }

    private int descriptor() {
        if (EncodedValue.code(bytes, start, limit) != EncodedValue.DESCRIBED) {
            throw new MalformedMessageException("a section does not begin with a descriptor");
        }
        value = EncodedValue.end(bytes, start + 1, limit);
        long descriptor = switch (EncodedValue.code(bytes, start + 1, limit)) {
            case EncodedValue.SMALL_ULONG -> bytes[start + 2] & 0xFF;
            case EncodedValue.ULONG -> ByteBuffer.wrap(bytes).getLong(start + 2);
            default -> -1;
        };
        if (descriptor < HEADER || descriptor > FOOTER) {
            throw new MalformedMessageException("no section of a message has the descriptor " + descriptor);
        }
        return (int) descriptor;
    }
}
