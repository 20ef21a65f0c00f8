package dev.sluice.eventhubs.codec;

import java.nio.charset.StandardCharsets;

/**
 * A range of bytes of an array that is shared, not copied: whoever holds a slice must not change the array.
 *
 * @param array where the bytes are
 * @param offset index of the first
 * @param length how many
 */
// A view, passed along and never compared.
@SuppressWarnings("ArrayRecordComponent")
public record Slice(byte[] array, int offset, int length) {
    public Slice {
        if ((offset | length | (array.length - offset - length)) < 0) {
            throw new IndexOutOfBoundsException(offset + "+" + length + " of " + array.length);
        }
    }

    /** All of an array. */
    public static Slice of(byte[] array) {
        return new Slice(array, 0, array.length);
    }

    /** Index after the last byte. */
    public int end() {
        return offset + length;
    }

    /** The bytes as UTF-8 text. */
    public String text() {
        return new String(array, offset, length, StandardCharsets.UTF_8);
    }
}
