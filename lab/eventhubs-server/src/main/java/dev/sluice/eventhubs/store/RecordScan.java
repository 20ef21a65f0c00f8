package dev.sluice.eventhubs.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Walks over the records of one segment. One thread at a time. */
final class RecordScan implements Closeable {
    private static final int WINDOW_BYTES = 64 * 1024;

    private final FileWindow window;
    private final long limit;
    private long next;
    private long position;
    private @Nullable RecordHeader header;

    private RecordScan(FileWindow window, long position, long limit) {
        this.window = window;
        this.next = position;
        this.limit = limit;
    }

    /**
     * @param position where a record begins
     * @param limit where the last record ends
     */
    static RecordScan open(Segment segment, long position, long limit) throws IOException {
        return new RecordScan(FileWindow.open(segment.file(), WINDOW_BYTES), position, limit);
    }

    /** Goes to the next record; false at the limit. */
    boolean advance() throws IOException {
        if (next >= limit) {
            return false;
        }
        position = next;
        header = readHeader();
        next = position + header.size();
        return true;
    }

    /** Goes to the next record if it is whole, unaltered and continues the log; false where the log ends. */
    boolean advanceIfWhole(long sequence) throws IOException {
        if (limit - next < RecordHeader.BYTES) {
            return false;
        }
        RecordHeader found = readHeader();
        if (!found.follows(sequence) || found.size() > limit - next || !matchesCrc(found, next)) {
            return false;
        }
        header = found;
        position = next;
        next = position + found.size();
        return true;
    }

    private RecordHeader readHeader() throws IOException {
        int index = window.at(next, RecordHeader.BYTES, limit);
        return RecordHeader.read(window.bytes(), index);
    }

    /**
     * Looks behind the place where it is for a whole record.
     *
     * @param sequence number that its events do not come before
     * @return its position; the limit if there is none
     */
    long findWhole(long sequence) throws IOException {
        for (long candidate = next + 1; candidate <= limit - RecordHeader.BYTES; candidate++) {
            int index = window.at(candidate, RecordHeader.BYTES, limit);
            RecordHeader found = RecordHeader.read(window.bytes(), index);
            if (found.isLaterThan(sequence, limit - candidate) && matchesCrc(found, candidate)) {
                return candidate;
            }
        }
        return limit;
    }

    private boolean matchesCrc(RecordHeader found, long at) throws IOException {
        int size = (int) found.size();
        int index = window.at(at, size, limit);
        CRC32C crc = new CRC32C();
        crc.update(window.bytes(), index + RecordHeader.CHECKED_FROM, size - RecordHeader.CHECKED_FROM);
        return (int) crc.getValue() == found.crc();
    }

    /** Where the current record begins. */
    long position() {
        return position;
    }

    /** Where the current record ends; before the first, where the scan starts. */
    long end() {
        return next;
    }

    RecordHeader header() {
        if (header == null) {
            throw new IllegalStateException("advance first");
        }
        return header;
    }

    /** Position of an event of the current record, counted from its first. */
    long positionOfEvent(int index) throws IOException {
        long event = position + RecordHeader.BYTES;
        for (int i = 0; i < index; i++) {
            int at = window.at(event, Integer.BYTES, limit);
            event += Integer.BYTES + ByteBuffer.wrap(window.bytes()).getInt(at);
        }
        return event;
    }

    /** Position of the current record's last event. */
    long positionOfLastEvent() throws IOException {
        return positionOfEvent(header().count() - 1);
    }

    @Override
    public void close() throws IOException {
        window.close();
    }
}
