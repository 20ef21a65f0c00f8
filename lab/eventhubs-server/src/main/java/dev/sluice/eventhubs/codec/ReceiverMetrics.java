package dev.sluice.eventhubs.codec;

import java.nio.charset.StandardCharsets;

/**
 * The delivery annotations of a reader that tracks the last event of its partition.
 *
 * @param lastSequence number of the last event, -1 if there is none
 * @param lastOffset its offset
 * @param lastEnqueuedMillis when it was stored, epoch milliseconds
 * @param retrievedMillis when this was found out, epoch milliseconds
 */
public record ReceiverMetrics(long lastSequence, long lastOffset, long lastEnqueuedMillis, long retrievedMillis) {
    private static final int DELIVERY_ANNOTATIONS = 0x71;
    private static final int LONG = 0x81;
    private static final int TIMESTAMP = 0x83;

    /** Appends them as the first section of a message. */
    public void write(ByteSink sink) {
        sink.put(EncodedValue.DESCRIBED);
        sink.put(EncodedValue.SMALL_ULONG);
        sink.put(DELIVERY_ANNOTATIONS);
        sink.put(EncodedValue.MAP_32);
        int sizeAt = sink.size();
        sink.putInt(0);
        sink.putInt(8);
        number(sink, "last_enqueued_sequence_number", LONG, lastSequence);
        text(sink, EncodedValue.SYMBOL_8, "last_enqueued_offset");
        text(sink, EncodedValue.STRING_8, Long.toString(lastOffset));
        number(sink, "last_enqueued_time_utc", TIMESTAMP, lastEnqueuedMillis);
        number(sink, "runtime_info_retrieval_time_utc", TIMESTAMP, retrievedMillis);
        sink.setInt(sizeAt, sink.size() - sizeAt - Integer.BYTES);
    }

    private static void number(ByteSink sink, String name, int code, long value) {
        text(sink, EncodedValue.SYMBOL_8, name);
        sink.put(code);
        sink.putLong(value);
    }

    private static void text(ByteSink sink, int code, String text) {
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        sink.put(code);
        sink.put(ascii.length);
        sink.put(ascii);
    }
}
