package dev.sluice.eventhubs.codec;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Finds where encoded AMQP 1.0 values begin and end, without decoding them.
 *
 * <p>AMQP 1.0, part 1, section 1.2: the upper half of a format code says how wide the value is.
 */
final class EncodedValue {
    static final int DESCRIBED = 0x00;
    static final int SMALL_ULONG = 0x53;
    static final int ULONG = 0x80;
    static final int BINARY_8 = 0xA0;
    static final int BINARY_32 = 0xB0;
    static final int STRING_8 = 0xA1;
    static final int STRING_32 = 0xB1;
    static final int SYMBOL_8 = 0xA3;
    static final int SYMBOL_32 = 0xB3;
    static final int MAP_8 = 0xC1;
    static final int MAP_32 = 0xD1;
    static final int LIST_0 = 0x45;
    static final int LIST_8 = 0xC0;
    static final int LIST_32 = 0xD0;

    /** No real value nests descriptors deeper; what does would only use up the stack. */
    private static final int DESCRIPTOR_DEPTH = 8;

    private EncodedValue() {}

    /** Index after the value that begins at an index. */
    static int end(byte[] bytes, int start, int limit) {
        return end(bytes, start, limit, 0);
    }

    private static int end(byte[] bytes, int start, int limit, int depth) {
        int code = code(bytes, start, limit);
        if (code == DESCRIBED) {
            requireDepth(depth);
            int value = end(bytes, start + 1, limit, depth + 1);
            return end(bytes, value, limit, depth + 1);
        }
        return within((long) contentStart(bytes, start, limit) + contentLength(bytes, start, limit), limit);
    }

    private static void requireDepth(int depth) {
        if (depth >= DESCRIPTOR_DEPTH) {
            throw new MalformedMessageException("descriptors are nested deeper than " + DESCRIPTOR_DEPTH);
        }
    }

    /** Index of a value's first byte after its format code and, if it has one, its size. */
    static int contentStart(byte[] bytes, int start, int limit) {
        return within((long) start + 1 + sizeWidth(code(bytes, start, limit)), limit);
    }

    /** Bytes from {@link #contentStart} to the value's end; for maps and lists this includes their count. */
    static long contentLength(byte[] bytes, int start, int limit) {
        int code = code(bytes, start, limit);
        return switch (code >>> 4) {
            case 0xA, 0xC, 0xE -> bytes[within(start + 2L, limit) - 1] & 0xFF;
            case 0xB, 0xD, 0xF -> intAt(bytes, start + 1, limit) & 0xFFFF_FFFFL;
            default -> fixedLength(code);
        };
    }

    private static int fixedLength(int code) {
        return switch (code >>> 4) {
            case 0x4 -> 0;
            case 0x5 -> 1;
            case 0x6 -> 2;
            case 0x7 -> 4;
            case 0x8 -> 8;
            case 0x9 -> 16;
            default -> throw new MalformedMessageException("format code 0x" + Integer.toHexString(code));
        };
    }

    /** Index after the content, size included, of a value whose format code stands elsewhere. */
    static int contentEnd(byte[] bytes, int code, int start, int limit) {
        int content = within((long) start + sizeWidth(code), limit);
        long length = sizeWidth(code) == 0
                ? fixedLength(code)
                : sizeWidth(code) == 1 ? bytes[start] & 0xFF : intAt(bytes, start, limit) & 0xFFFF_FFFFL;
        return within(content + length, limit);
    }

    /** The content of a binary, string or symbol; null for a value of another type. */
    static @Nullable Slice variable(byte[] bytes, int start, int limit) {
        int width = code(bytes, start, limit) >>> 4;
        if (width != 0xA && width != 0xB) {
            return null;
        }
        int content = contentStart(bytes, start, limit);
        return new Slice(bytes, content, end(bytes, start, limit) - content);
    }

    /** A whole number of any width; null for a value of another type. */
    static @Nullable Long number(byte[] bytes, int start, int limit) {
        int code = code(bytes, start, limit);
        int content = contentStart(bytes, start, limit);
        end(bytes, start, limit);
        return switch (code) {
            case 0x43, 0x44 -> 0L;
            case 0x50, 0x52, SMALL_ULONG -> bytes[content] & 0xFFL;
            case 0x51, 0x54, 0x55 -> (long) bytes[content];
            case 0x60, 0x61 -> (long) (short) ((bytes[content] << 8) | (bytes[content + 1] & 0xFF));
            case 0x70, 0x71 -> (long) intAt(bytes, content, limit);
            case ULONG, 0x81 ->
                ((long) intAt(bytes, content, limit) << 32) | (intAt(bytes, content + 4, limit) & 0xFFFF_FFFFL);
            default -> null;
        };
    }

    static int code(byte[] bytes, int start, int limit) {
        return bytes[within(start + 1L, limit) - 1] & 0xFF;
    }

    static int intAt(byte[] bytes, int start, int limit) {
        within(start + 4L, limit);
        return ByteBuffer.wrap(bytes).getInt(start);
    }

    private static int sizeWidth(int code) {
        return switch (code >>> 4) {
            case 0xA, 0xC, 0xE -> 1;
            case 0xB, 0xD, 0xF -> 4;
            default -> 0;
        };
    }

    private static int within(long end, int limit) {
        if (end > limit) {
            throw new MalformedMessageException("a value ends after the message");
        }
        return (int) end;
    }
}
