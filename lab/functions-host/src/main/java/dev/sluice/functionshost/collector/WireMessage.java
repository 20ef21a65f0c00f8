package dev.sluice.functionshost.collector;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A message of Protocol Buffers, read without its schema: its fields by their numbers. A field that is absent has the
 * default value. Immutable.
 *
 * @see <a href="https://protobuf.dev/programming-guides/encoding/">Encoding</a>
 */
final class WireMessage {
    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED_32 = 5;

    private final Map<Integer, List<Object>> fields = new HashMap<>();

    private WireMessage() {}

    /**
     * The message that these bytes are.
     *
     * @throws RuntimeException when they are none
     */
    static WireMessage parse(byte[] bytes) {
        WireMessage message = new WireMessage();
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) {
            int tag = (int) varint(in);
            message.fields
                    .computeIfAbsent(tag >>> 3, number -> new ArrayList<>())
                    .add(value(tag & 7, in));
        }
        return message;
    }

    /** All messages that a field holds. */
    Stream<WireMessage> messages(int field) {
        return fields.getOrDefault(field, List.of()).stream().map(bytes -> parse((byte[]) bytes));
    }

    /** The message of a field, empty when there is none. */
    WireMessage message(int field) {
        return messages(field).findFirst().orElseGet(WireMessage::new);
    }

    boolean has(int field) {
        return fields.containsKey(field);
    }

    String text(int field) {
        return new String(bytes(field), UTF_8);
    }

    byte[] bytes(int field) {
        return has(field) ? (byte[]) last(field) : new byte[0];
    }

    long number(int field) {
        return has(field) ? (Long) last(field) : 0;
    }

    double real(int field) {
        return Double.longBitsToDouble(number(field));
    }

    /** Of a field that comes more often than once the last value counts. */
    private Object last(int field) {
        List<Object> values = fields.getOrDefault(field, List.of());
        return values.get(values.size() - 1);
    }

    private static Object value(int type, ByteBuffer in) {
        return switch (type) {
            case VARINT -> varint(in);
            case FIXED_64 -> in.getLong();
            case BYTES -> bytes((int) varint(in), in);
            case FIXED_32 -> (long) in.getInt();
            default -> throw new IllegalArgumentException("no wire type: " + type);
        };
    }

    private static byte[] bytes(int length, ByteBuffer in) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = in.get();
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number is too long");
    }
}
