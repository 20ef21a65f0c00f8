package dev.sluice.eventhubs.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The events of one partition in segment files.
 *
 * <p>An append is stored whole or not at all, and is in the page cache when it returns: it survives the death of the
 * process, not that of the machine. Thread-safe; readers never wait for writers.
 */
public final class PartitionLog implements Closeable {
    private final Segments segments;
    private final LogWriter writer;
    private final Clock clock;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile LogEnd end;

    private PartitionLog(Segments segments, LogWriter writer, LogEnd end, Clock clock) {
        this.segments = segments;
        this.writer = writer;
        this.end = end;
        this.clock = clock;
    }

    /**
     * Opens the log of a folder, or begins one; a last append that is not whole is cut off.
     *
     * @throws IOException if its files can't be read or written
     */
    public static PartitionLog open(Path folder, LogSetting setting) throws IOException {
        Segments segments = Segments.open(folder);
        LogEnd end = LogRecovery.recover(segments);
        return new PartitionLog(segments, LogWriter.open(segments, setting), end, setting.clock());
    }

    /**
     * Stores events, all or none.
     *
     * @throws AppendFailedException if they could not be written
     */
    public void append(int count, EventWriter events) {
        synchronized (writer) {
            long now = Math.max(clock.millis(), end.lastEnqueuedMillis());
            end = writer.append(end, now, count, events);
        }
        listeners.forEach(Runnable::run);
    }

    /** Where the log ends now. */
    public LogEnd end() {
        return end;
    }

    /** Number of the first event that is kept; the next event's number if none is. */
    public long firstSequence() {
        return segments.first().baseSequence();
    }

    /** Bytes of the events that are kept. */
    public long bytes() {
        return end.offset() - segments.first().baseOffset();
    }

    /** A reader that starts with the event of a number, which must not be before the first that is kept. */
    public LogCursor read(long sequence) throws IOException {
        return LogCursor.open(this, segments, sequence);
    }

    /** Calls a listener after every append, on the appending thread, until the handle is closed. */
    public Registration onAppend(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    long firstSequenceFromOffset(long offset) throws IOException {
        LogEnd until = end;
        Segment segment = segments.containing(Math.max(offset, segments.first().baseOffset()));
        return LogSearch.offset(segment, segments.sizeOf(segment, until), offset - segment.baseOffset());
    }

    long firstSequenceFromTime(long epochMillis) throws IOException {
        LogEnd until = end;
        for (Segment segment : segments.fromLast()) {
            long size = segments.sizeOf(segment, until);
            if (size > 0 && (LogSearch.firstMillis(segment, size) < epochMillis || segment == segments.first())) {
                return LogSearch.time(segment, size, epochMillis);
            }
        }
        return until.nextSequence();
    }

    @Override
    public void close() throws IOException {
        synchronized (writer) {
            writer.close();
        }
    }
}
