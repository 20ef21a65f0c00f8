package dev.sluice.eventhubs.store;

import dev.sluice.eventhubs.codec.Slice;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** Reads the events of a log in their order, as far as it reaches at each call. One thread at a time. */
public final class LogCursor implements Closeable {
    private static final int WINDOW_BYTES = 64 * 1024;

    private final PartitionLog log;
    private final Segments segments;
    private Segment segment;
    private FileWindow window;
    private long position;
    private int left;
    private long nextSequence;
    private boolean recordEntered;
    private boolean first;
    private @Nullable Slice event;

    private LogCursor(PartitionLog log, Segments segments, Segment segment, FileWindow window, long position) {
        this.log = log;
        this.segments = segments;
        this.segment = segment;
        this.window = window;
        this.position = position;
    }

    static LogCursor open(PartitionLog log, Segments segments, long sequence) throws IOException {
        Segment segment = segments.holding(sequence);
        long size = segments.sizeOf(segment, log.end());
        long record = LogSearch.record(segment, size, sequence);
        LogCursor cursor = new LogCursor(log, segments, segment, FileWindow.open(segment.file(), WINDOW_BYTES), record);
        cursor.skipTo(sequence);
        return cursor;
    }

    private void skipTo(long sequence) throws IOException {
        while (enterRecord() && nextSequence < sequence) {
            advance();
        }
    }

    /** Goes to the next event; false if there is none yet. */
    public boolean advance() throws IOException {
        if (!enterRecord()) {
            return false;
        }
        long limit = log.end().offset() - segment.baseOffset();
        int index = window.at(position, Integer.BYTES, limit);
        int length = ByteBuffer.wrap(window.bytes()).getInt(index);
        index = window.at(position + Integer.BYTES, length, limit);
        event = new Slice(window.bytes(), index, length);
        position += Integer.BYTES + length;
        first = recordEntered;
        recordEntered = false;
        left--;
        nextSequence++;
        return true;
    }

    /** The current event's bytes, valid until the next call of {@link #advance()}. */
    public Slice event() {
        if (event == null) {
            throw new IllegalStateException("advance first");
        }
        return event;
    }

    /** The current event's number. */
    public long sequence() {
        return nextSequence - 1;
    }

    /** Whether the current event is the first of those that were appended together. */
    public boolean isFirstOfAppend() {
        return first;
    }

    /** Whether {@link #advance()} would find an event. */
    public boolean hasNext() {
        return left > 0 || segment.baseOffset() + position < log.end().offset();
    }

    /** Gives memory back while there is nothing to read. */
    public void idle() {
        event = null;
        window.release();
    }

    /** Makes sure that the position is at an event: reads the next record's header when it is at one. */
    private boolean enterRecord() throws IOException {
        if (left > 0) {
            return true;
        }
        if (!hasNext()) {
            return false;
        }
        follow();
        LogEnd end = log.end();
        segment.requireWhole(position, segments.sizeOf(segment, end));
        int index = window.at(position, RecordHeader.BYTES, end.offset() - segment.baseOffset());
        RecordHeader record = RecordHeader.read(window.bytes(), index);
        position += RecordHeader.BYTES;
        left = record.count();
        nextSequence = record.firstSequence();
        recordEntered = true;
        return true;
    }

    /** Goes to the file that the position is in; if that is deleted by now, to the first one that is kept. */
    private void follow() throws IOException {
        while (true) {
            Segment next = segments.containing(segment.baseOffset() + position);
            try {
                enter(next);
                return;
            } catch (NoSuchFileException e) {
                if (segments.containing(segment.baseOffset() + position) == next) {
                    throw e;
                }
            }
        }
    }

    private void enter(Segment next) throws IOException {
        if (next == segment) {
            return;
        }
        FileWindow opened = FileWindow.open(next.file(), WINDOW_BYTES);
        window.close();
        position = Math.max(0, position + segment.baseOffset() - next.baseOffset());
        segment = next;
        window = opened;
    }

    @Override
    public void close() throws IOException {
        window.close();
    }
}
