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
    static final String SEQUENCE = "last_enqueued_sequence_number";
    static final String OFFSET = "last_enqueued_offset";
    static final String ENQUEUED = "last_enqueued_time_utc";
    static final String RETRIEVED = "runtime_info_retrieval_time_utc";

    private static final int LONG = 0x81;
    private static final int TIMESTAMP = 0x83;

    /** Appends an event with them among its delivery annotations. */
    public void write(ByteSink sink, Slice event) {
        SectionCursor sections = new SectionCursor(event);
        Slice own = null;
        int rest = event.offset();
        while (sections.advance() && sections.code() < SectionCursor.MESSAGE_ANNOTATIONS) {
            if (sections.code() == SectionCursor.HEADER) {
                sink.put(sections.section());
            } else {
                own = sections.value();
            }
            rest = sections.section().end();
        }
        HopAnnotations.write(sink, own, this);
        sink.put(new Slice(event.array(), rest, event.end() - rest));
    }

    /** Appends keys and values; tells how many entries they are. */
    int writeEntries(ByteSink sink) {
        number(sink, SEQUENCE, LONG, lastSequence);
        text(sink, EncodedValue.SYMBOL_8, OFFSET);
        text(sink, EncodedValue.STRING_8, Long.toString(lastOffset));
        number(sink, ENQUEUED, TIMESTAMP, lastEnqueuedMillis);
        number(sink, RETRIEVED, TIMESTAMP, retrievedMillis);
        return 4;
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
