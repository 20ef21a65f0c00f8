package dev.sluice.eventhubs.codec;

/**
 * Refuses encoded values that would cost a decoder more than they have bytes: counts without elements behind them, and
 * nesting that uses up the stack.
 *
 * <p>A decoder allocates an array of the count it reads before it reads an element, and elements may have no bytes.
 */
public final class ValueBounds {
    /** More than any client nests. */
    private static final int DEEPEST = 32;

    private static final int COMPOUND_8 = 0xC;
    private static final int COMPOUND_32 = 0xD;
    private static final int ARRAY_8 = 0xE;
    private static final int ARRAY_32 = 0xF;

    private final byte[] bytes;
    private final int limit;

    private ValueBounds(byte[] bytes, int limit) {
        this.bytes = bytes;
        this.limit = limit;
    }

    /**
     * Requires that values one after the other are within bounds.
     *
     * @throws MalformedMessageException if one is not, or none begins where the one before ends
     */
    public static void require(Slice values) {
        ValueBounds bounds = new ValueBounds(values.array(), values.end());
        int next = values.offset();
        while (next < values.end()) {
            next = bounds.value(next, 0);
        }
    }

    /** Index after the value that begins at an index; like {@link #require}, it looks into it. */
    static int requireOne(byte[] bytes, int start, int limit) {
        return new ValueBounds(bytes, limit).value(start, 0);
    }

    private int value(int start, int depth) {
        requireDepth(depth);
        int code = EncodedValue.code(bytes, start, limit);
        return code == EncodedValue.DESCRIBED
                ? value(value(start + 1, depth + 1), depth + 1)
                : content(code, start + 1, depth);
    }

    /** Index after the content of a value whose format code stands elsewhere. */
    private int content(int code, int start, int depth) {
        // The code before the content is never read here: an array's elements share one.
        int end = EncodedValue.contentEnd(bytes, code, start, limit);
        switch (code >>> 4) {
            case COMPOUND_8 -> compound(start + 1, 1, end, depth);
            case COMPOUND_32 -> compound(start + 4, 4, end, depth);
            case ARRAY_8 -> array(start + 1, 1, end, depth);
            case ARRAY_32 -> array(start + 4, 4, end, depth);
            default -> {}
        }
        return end;
    }

    private void compound(int start, int width, int end, int depth) {
        int count = count(start, width, end);
        ValueBounds inner = new ValueBounds(bytes, end);
        int next = start + width;
        for (int i = 0; i < count; i++) {
            next = inner.value(next, depth + 1);
        }
        requireEnd(next, end);
    }

    /** A decoder goes on behind the last element that it was told of, wherever the value itself ends. */
    private static void requireEnd(int next, int end) {
        if (next != end) {
            throw new MalformedMessageException("a value ends after its last element");
        }
    }

    private void array(int start, int width, int end, int depth) {
        int count = count(start, width, end);
        ValueBounds inner = new ValueBounds(bytes, end);
        int constructor = inner.constructor(start + width, depth);
        int code = EncodedValue.code(bytes, constructor, end);
        int next = constructor + 1;
        for (int i = 0; i < count; i++) {
            next = inner.content(code, next, depth + 1);
        }
        requireEnd(next, end);
    }

    /** Where the format code of an array's elements stands, behind the descriptors that they share. */
    private int constructor(int start, int depth) {
        requireDepth(depth);
        return EncodedValue.code(bytes, start, limit) == EncodedValue.DESCRIBED
                ? constructor(value(start + 1, depth + 1), depth + 1)
                : start;
    }

    private int count(int start, int width, int end) {
        long count = width == 1
                ? EncodedValue.code(bytes, start, end)
                : EncodedValue.intAt(bytes, start, end) & 0xFFFF_FFFFL;
        if (count > end - start) {
            throw new MalformedMessageException("a value has " + count + " elements in " + (end - start) + " bytes");
        }
        return (int) count;
    }

    private static void requireDepth(int depth) {
        if (depth > DEEPEST) {
            throw new MalformedMessageException("values are nested deeper than " + DEEPEST);
        }
    }
}
