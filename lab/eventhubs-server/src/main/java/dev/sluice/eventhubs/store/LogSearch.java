package dev.sluice.eventhubs.store;

import java.io.IOException;
import java.util.function.ToLongFunction;

/** Finds events in a segment by number, position or time. */
final class LogSearch {
    private LogSearch() {}

    /** Position of the record that holds the event of a number. */
    static long record(Segment segment, long size, long sequence) throws IOException {
        try (RecordScan scan = from(segment, size, SparseIndex.Entry::firstSequence, sequence + 1)) {
            while (scan.advance()) {
                if (scan.header().nextSequence() > sequence) {
                    return scan.position();
                }
            }
            return scan.end();
        }
    }

    /** Number of the first event at a position of the segment or after it. */
    static long offset(Segment segment, long size, long position) throws IOException {
        long next = segment.baseSequence();
        try (RecordScan scan = from(segment, size, SparseIndex.Entry::position, position + 1)) {
            while (scan.advance()) {
                for (int i = 0; scan.end() > position && i < scan.header().count(); i++) {
                    if (scan.positionOfEvent(i) >= position) {
                        return scan.header().firstSequence() + i;
                    }
                }
                next = scan.header().nextSequence();
            }
        }
        return next;
    }

    /** Number of the first event stored at a time or later; the one after the segment's last if there is none. */
    static long time(Segment segment, long size, long epochMillis) throws IOException {
        long next = segment.baseSequence();
        try (RecordScan scan = from(segment, size, SparseIndex.Entry::enqueuedMillis, epochMillis)) {
            while (scan.advance()) {
                if (scan.header().enqueuedMillis() >= epochMillis) {
                    return scan.header().firstSequence();
                }
                next = scan.header().nextSequence();
            }
        }
        return next;
    }

    /** When the segment's first events were stored. */
    static long firstMillis(Segment segment, long size) throws IOException {
        segment.requireWhole(0, size);
        try (RecordScan scan = RecordScan.open(segment, 0, size)) {
            scan.advance();
            return scan.header().enqueuedMillis();
        }
    }

    private static RecordScan from(Segment segment, long size, ToLongFunction<SparseIndex.Entry> key, long target)
            throws IOException {
        return RecordScan.open(segment, segment.index(size).searchFrom(key, target), segment.whole(size));
    }
}
