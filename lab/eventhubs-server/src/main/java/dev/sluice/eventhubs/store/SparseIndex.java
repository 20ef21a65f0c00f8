package dev.sluice.eventhubs.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** Some of a segment's records, so that a position is found without reading the segment from its start. Thread-safe. */
final class SparseIndex {
    private static final long STEP_BYTES = 128 * 1024;

    /**
     * A record.
     *
     * @param position of the record in its file
     * @param firstSequence of its events
     * @param enqueuedMillis of its events
     */
    record Entry(long position, long firstSequence, long enqueuedMillis) {}

    private final List<Entry> entries = new ArrayList<>();

    /** Notes a record if it is far enough from the last one noted. */
    synchronized void add(long position, RecordHeader record) {
        if (entries.isEmpty() || position - entries.get(entries.size() - 1).position() >= STEP_BYTES) {
            entries.add(new Entry(position, record.firstSequence(), record.enqueuedMillis()));
        }
    }

    /** Forgets the records from a position on. */
    synchronized void cutOff(long position) {
        entries.removeIf(entry -> entry.position() >= position);
    }

    /** Position of a record from which a search can start: the last whose key is below the target, else 0. */
    synchronized long searchFrom(ToLongFunction<Entry> key, long target) {
        int low = 0;
        int high = entries.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (key.applyAsLong(entries.get(middle)) < target) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? 0 : entries.get(low - 1).position();
    }
}
