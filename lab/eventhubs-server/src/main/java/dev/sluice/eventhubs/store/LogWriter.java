package dev.sluice.eventhubs.store;

import dev.sluice.eventhubs.codec.ByteSink;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/** Appends records to the last segment of a log. One thread at a time. */
final class LogWriter implements Closeable {
    private static final long UNKNOWN = -1;
    private static final int ROOM = 16 * 1024;
    private static final int KEPT_ROOM = 2 * 1024 * 1024;

    private final Segments segments;
    private final LogSetting setting;
    private Segment segment;
    private FileChannel file;
    private ByteSink sink = new ByteSink(ROOM);
    private boolean torn;
    private long segmentMillis = UNKNOWN;
    private boolean closed;

    private LogWriter(Segments segments, Segment segment, FileChannel file, LogSetting setting) {
        this.segments = segments;
        this.segment = segment;
        this.file = file;
        this.setting = setting;
    }

    static LogWriter open(Segments segments, LogSetting setting) throws IOException {
        Segment last = segments.last();
        return new LogWriter(segments, last, openForWriting(last.file()), setting);
    }

    private static FileChannel openForWriting(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** Writes one record and tells where the log ends after it. */
    LogEnd append(LogEnd end, long now, int count, EventWriter events) {
        long lastOffset = encode(end, now, count, events);
        try {
            requireOpen();
            prepare(end, now);
            write(end.offset() - segment.baseOffset());
            segment.index(0)
                    .add(end.offset() - segment.baseOffset(), new RecordHeader(0, 0, end.nextSequence(), now, count));
        } catch (IOException e) {
            takeBack(end);
            throw new AppendFailedException("The events could not be stored: " + e.getMessage(), e);
        }
        return new LogEnd(end.nextSequence() + count, end.offset() + sink.size(), lastOffset, now);
    }

    /** Fills the sink with the record; returns the offset of its last event. */
    private long encode(LogEnd end, long now, int count, EventWriter events) {
        sink = sink.capacity() > KEPT_ROOM ? new ByteSink(ROOM) : sink;
        sink.clear();
        sink.putLong(0); // length and CRC, known at the end
        sink.putLong(end.nextSequence());
        sink.putLong(now);
        sink.putInt(count);
        long offset = 0;
        for (int i = 0; i < count; i++) {
            int start = sink.size();
            offset = end.offset() + start;
            sink.putInt(0);
            events.write(i, end.nextSequence() + i, offset, now, sink);
            sink.setInt(start, sink.size() - start - Integer.BYTES);
        }
        seal();
        return offset;
    }

    private void seal() {
        sink.setInt(0, sink.size() - Integer.BYTES);
        CRC32C crc = new CRC32C();
        crc.update(sink.view().position(RecordHeader.CHECKED_FROM));
        sink.setInt(RecordHeader.CRC_AT, (int) crc.getValue());
    }

    private void prepare(LogEnd end, long now) throws IOException {
        if (torn) {
            reopen(end);
        }
        long size = end.offset() - segment.baseOffset();
        if (size > 0 && (size + sink.size() > setting.segmentBytes() || isAged(size, now))) {
            roll(end);
        }
        segmentMillis = end.offset() == segment.baseOffset() ? now : segmentMillis;
    }

    /** Files go as a whole: one that got new events for ever would never be old. */
    private boolean isAged(long size, long now) throws IOException {
        if (setting.retention().time() == null) {
            return false;
        }
        segmentMillis = segmentMillis == UNKNOWN ? LogSearch.firstMillis(segment, size) : segmentMillis;
        return setting.isAged(segmentMillis, now);
    }

    private void roll(LogEnd end) throws IOException {
        if (setting.durability().flusher() != null) {
            file.force(false);
        }
        Segment next = segments.next(end);
        FileChannel nextFile = openForWriting(next.file());
        segments.add(next);
        segment.end(end.lastEnqueuedMillis());
        file.close();
        segment = next;
        file = nextFile;
    }

    private void write(long position) throws IOException {
        ByteBuffer record = sink.view();
        if (setting.disk().isFull()) {
            file.write(record.limit(record.limit() / 2), position);
            throw new IOException("No space left on device");
        }
        while (record.hasRemaining()) {
            file.write(record, position + record.position());
        }
    }

    private void requireOpen() throws IOException {
        if (closed) {
            throw new IOException("the log is closed");
        }
    }

    /** Takes back what a failed write left; if that fails too, the next append tries it first. */
    void takeBack(LogEnd end) {
        torn = true;
        try {
            if (!closed) {
                reopen(end);
            }
        } catch (IOException stillFailing) {
            // Nobody reads beyond the end, and recovery would cut it off as well.
            torn = true;
        }
    }

    private void reopen(LogEnd end) throws IOException {
        file.close();
        // Files that were begun since then are taken back as a whole.
        while (segment.baseOffset() > end.offset()) {
            segments.dropLast();
            segment = segments.last();
            segmentMillis = UNKNOWN;
        }
        file = openForWriting(segment.file());
        file.truncate(end.offset() - segment.baseOffset());
        segment.index(0).cutOff(end.offset() - segment.baseOffset());
        torn = false;
    }

    /** A file that is written to. */
    record Open(FileChannel channel, Disk disk) {
        /** Has the disk take what was written. */
        void force() throws IOException {
            if (disk.isFailing()) {
                throw new IOException("Input/output error");
            }
            channel.force(false);
        }
    }

    Open file() {
        return new Open(file, setting.disk());
    }

    boolean isClosed() {
        return closed;
    }

    /** Another server may own the files from here on: nothing touches them any more. */
    @Override
    public void close() throws IOException {
        closed = true;
        file.close();
    }
}
