package dev.sluice.eventhubs.codec;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The message-id in the properties of an encoded message: a string, ulong, uuid or binary. */
final class MessageId {
    private static final int UUID_CODE = 0x98;
    private static final int ULONG_0 = 0x44;

    private MessageId() {}

    /** The message-id as text; null if there is none. */
    static @Nullable String text(Slice properties) {
        int first = firstField(properties);
        return first < 0 ? null : text(properties.array(), first, properties.end());
    }

    /**
     * @throws MalformedMessageException if it can't be read
     */
    static void requireReadable(Slice properties) {
        int first = firstField(properties);
        if (first >= 0) {
            EncodedValue.end(properties.array(), first, properties.end());
        }
    }

    private static int firstField(Slice list) {
        byte[] bytes = list.array();
        int content = EncodedValue.contentStart(bytes, list.offset(), list.end());
        return switch (EncodedValue.code(bytes, list.offset(), list.end())) {
            case EncodedValue.LIST_8 -> EncodedValue.code(bytes, content, list.end()) == 0 ? -1 : content + 1;
            case EncodedValue.LIST_32 -> EncodedValue.intAt(bytes, content, list.end()) == 0 ? -1 : content + 4;
            case EncodedValue.LIST_0 -> -1;
            default -> throw new MalformedMessageException("properties are no list");
        };
    }

    private static @Nullable String text(byte[] bytes, int start, int limit) {
        int end = EncodedValue.end(bytes, start, limit);
        return switch (EncodedValue.code(bytes, start, limit)) {
            case EncodedValue.STRING_8, EncodedValue.STRING_32, EncodedValue.SYMBOL_8, EncodedValue.SYMBOL_32 ->
                variable(bytes, start, end).text();
            case EncodedValue.BINARY_8, EncodedValue.BINARY_32 -> hex(variable(bytes, start, end));
            case EncodedValue.SMALL_ULONG -> String.valueOf(bytes[start + 1] & 0xFF);
            case ULONG_0 -> "0";
            case EncodedValue.ULONG -> Long.toUnsignedString(longAt(bytes, start + 1));
            case UUID_CODE -> new UUID(longAt(bytes, start + 1), longAt(bytes, start + 9)).toString();
            default -> null;
        };
    }

    private static Slice variable(byte[] bytes, int start, int end) {
        int content = EncodedValue.contentStart(bytes, start, end);
        return new Slice(bytes, content, end - content);
    }

    private static String hex(Slice bytes) {
        return HexFormat.of().formatHex(bytes.array(), bytes.offset(), bytes.end());
    }

    private static long longAt(byte[] bytes, int index) {
        return ByteBuffer.wrap(bytes).getLong(index);
    }
}
