package dev.sluice.eventhubs.codec;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes delivery annotations: those of a sender, and those by which the service tells about a partition. */
final class HopAnnotations {
    private static final byte[] SECTION = {0, 0x53, SectionCursor.DELIVERY_ANNOTATIONS, (byte) EncodedValue.MAP_32};

    /** Names that only the service sets. */
    private static final Set<String> OF_THE_SERVICE = Set.of(
            ReceiverMetrics.SEQUENCE, ReceiverMetrics.OFFSET, ReceiverMetrics.ENQUEUED, ReceiverMetrics.RETRIEVED);

    private HopAnnotations() {}

    /** Appends the section of a sender, without what only the service sets. */
    static void write(ByteSink sink, Slice own) {
        write(sink, own, null);
    }

    /**
     * Appends a section.
     *
     * @param own the map of the sender's, null without one
     * @param metrics what the service adds, null for nothing
     */
    static void write(ByteSink sink, @Nullable Slice own, @Nullable ReceiverMetrics metrics) {
        sink.put(SECTION);
        int sizeAt = sink.size();
        sink.putInt(0);
        sink.putInt(0);
        int entries = (metrics == null ? 0 : metrics.writeEntries(sink)) + (own == null ? 0 : copy(sink, own));
        sink.setInt(sizeAt, sink.size() - sizeAt - Integer.BYTES);
        sink.setInt(sizeAt + Integer.BYTES, 2 * entries);
    }

    private static int copy(ByteSink sink, Slice own) {
        int copied = 0;
        MapCursor entries = new MapCursor(own);
        while (entries.advance()) {
            if (!OF_THE_SERVICE.contains(entries.keyText())) {
                sink.put(entries.entry());
                copied++;
            }
        }
        return copied;
    }
}
