package dev.sluice.eventhubs.codec;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes events with the message annotations that the service puts on them. Immutable. */
public final class EventAnnotations {
    private static final String SERVICE_PREFIX = "x-opt-";
    private static final byte[] SECTION = {0, 0x53, SectionCursor.MESSAGE_ANNOTATIONS, (byte) EncodedValue.MAP_32};
    private static final byte[] SEQUENCE_NUMBER = symbol("x-opt-sequence-number");
    private static final byte[] OFFSET = symbol("x-opt-offset");
    private static final byte[] ENQUEUED_TIME = symbol("x-opt-enqueued-time");
    private static final byte[] PARTITION_KEY = symbol("x-opt-partition-key");
    private static final int LONG = 0x81;
    private static final int TIMESTAMP = 0x83;
    private static final int TRUE = 0x41;
    private static final int FALSE = 0x42;

    private final Set<String> claimedPrefixes;

    /**
     * @param claimedPrefixes beginnings of names that a sender must not set, besides {@code x-opt-}: its entries are
     *     left out
     */
    public EventAnnotations(Set<String> claimedPrefixes) {
        this.claimedPrefixes = Set.copyOf(claimedPrefixes);
    }

    /**
     * Appends an event as it is delivered: what the sender wrote, with the service's annotations among its own.
     *
     * @param added entries of the hub: values are String, Long, Boolean or Instant
     */
    public void write(ByteSink sink, EncodedMessage message, Stamp stamp, Map<String, Object> added) {
        if (message.header() != null) {
            sink.put(message.header());
        }
        if (message.deliveryAnnotations() != null) {
            HopAnnotations.write(sink, message.deliveryAnnotations());
        }
        sink.put(SECTION);
        int sizeAt = sink.size();
        sink.putInt(0);
        sink.putInt(0);
        int entries = writeStamp(sink, stamp) + writeAdded(sink, added) + copyOwn(sink, message.annotations(), added);
        sink.setInt(sizeAt, sink.size() - sizeAt - Integer.BYTES);
        sink.setInt(sizeAt + Integer.BYTES, 2 * entries);
        sink.put(message.bare());
    }

    private static int writeStamp(ByteSink sink, Stamp stamp) {
        sink.put(SEQUENCE_NUMBER);
        writeLong(sink, LONG, stamp.sequence());
        sink.put(OFFSET);
        writeString(sink, Long.toString(stamp.offset()));
        sink.put(ENQUEUED_TIME);
        writeLong(sink, TIMESTAMP, stamp.enqueuedMillis());
        if (stamp.partitionKey() == null) {
            return 3;
        }
        sink.put(PARTITION_KEY);
        writeString(sink, stamp.partitionKey());
        return 4;
    }

    private static int writeAdded(ByteSink sink, Map<String, Object> added) {
        added.forEach((name, value) -> {
            sink.put(symbol(name));
            writeValue(sink, value);
        });
        return added.size();
    }

    private int copyOwn(ByteSink sink, @Nullable Slice annotations, Map<String, Object> added) {
        if (annotations == null) {
            return 0;
        }
        int copied = 0;
        MapCursor entries = new MapCursor(annotations);
        while (entries.advance()) {
            String name = entries.keyText();
            if (maySet(name) && !added.containsKey(name)) {
                sink.put(entries.entry());
                copied++;
            }
        }
        return copied;
    }

    private boolean maySet(String name) {
        return !name.startsWith(SERVICE_PREFIX) && claimedPrefixes.stream().noneMatch(name::startsWith);
    }

    private static void writeValue(ByteSink sink, Object value) {
        if (value instanceof String text) {
            writeString(sink, text);
        } else if (value instanceof Long number) {
            writeLong(sink, LONG, number);
        } else if (value instanceof Instant time) {
            writeLong(sink, TIMESTAMP, time.toEpochMilli());
        } else if (value instanceof Boolean flag) {
            sink.put(flag ? TRUE : FALSE);
        } else {
            throw new IllegalArgumentException(
                    "an annotation can't be a " + value.getClass().getName());
        }
    }

    private static void writeLong(ByteSink sink, int code, long value) {
        sink.put(code);
        sink.putLong(value);
    }

    private static void writeString(ByteSink sink, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (utf8.length <= 0xFF) {
            sink.put(EncodedValue.STRING_8);
            sink.put(utf8.length);
        } else {
            sink.put(EncodedValue.STRING_32);
            sink.putInt(utf8.length);
        }
        sink.put(utf8);
    }

    private static byte[] symbol(String name) {
        byte[] ascii = name.getBytes(StandardCharsets.US_ASCII);
        if (ascii.length > 0xFF) {
            throw new IllegalArgumentException("the name of an annotation is longer than 255 characters");
        }
        ByteSink sink = new ByteSink(ascii.length + 2);
        sink.put(EncodedValue.SYMBOL_8);
        sink.put(ascii.length);
        sink.put(ascii);
        return sink.toArray();
    }
}
