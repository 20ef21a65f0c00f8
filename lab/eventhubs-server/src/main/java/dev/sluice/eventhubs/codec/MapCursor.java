package dev.sluice.eventhubs.codec;

import org.jspecify.annotations.Nullable;

/** Walks over the entries of an encoded map whose keys are symbols or strings. */
final class MapCursor {
    private final byte[] bytes;
    private final int limit;
    private int remaining;
    private int next;
    private int key;
    private int value;

    MapCursor(Slice map) {
        this.bytes = map.array();
        this.limit = map.end();
        int code = EncodedValue.code(bytes, map.offset(), limit);
        int content = EncodedValue.contentStart(bytes, map.offset(), limit);
        if (code == EncodedValue.MAP_8) {
            this.remaining = EncodedValue.code(bytes, content, limit) / 2;
            this.next = content + 1;
        } else if (code == EncodedValue.MAP_32) {
            this.remaining = EncodedValue.intAt(bytes, content, limit) / 2;
            this.next = content + 4;
        } else {
            throw new MalformedMessageException("annotations are no map");
        }
    }

    /** Goes to the next entry; false after the last. */
    boolean advance() {
        if (remaining <= 0) {
            return false;
        }
        remaining--;
        key = next;
        value = EncodedValue.end(bytes, key, limit);
        next = EncodedValue.end(bytes, value, limit);
        return true;
    }

    /** The key; empty if it is no text. */
    String keyText() {
        Slice text = EncodedValue.variable(bytes, key, limit);
        return text == null ? "" : text.text();
    }

    /** The value if it is a string or symbol, else null. */
    @Nullable String textValue() {
        Slice text = EncodedValue.variable(bytes, value, limit);
        return text == null ? null : text.text();
    }

    /** The value if it is a whole number, else null. */
    @Nullable Long numberValue() {
        return EncodedValue.number(bytes, value, limit);
    }

    /** Key and value as they are encoded. */
    Slice entry() {
        return new Slice(bytes, key, next - key);
    }
}
