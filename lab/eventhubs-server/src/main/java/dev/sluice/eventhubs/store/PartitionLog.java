package dev.sluice.eventhubs.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The events of one partition in segment files.
 *
 * <p>An append is stored whole or not at all. It counts as stored, and is seen by readers, once it is as durable as
 * the log's setting says: in the page cache, which survives the death of the process, or on the disk. Thread-safe;
 * readers never wait for writers.
 */
public final class PartitionLog implements Closeable {
    private final Segments segments;
    private final LogWriter writer;
    private final LogSetting setting;
    private final @Nullable GroupCommit commits;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private LogEnd written;
    private volatile LogEnd end;

    private PartitionLog(Segments segments, LogWriter writer, LogEnd end, LogSetting setting) {
        this.segments = segments;
        this.writer = writer;
        this.setting = setting;
        this.written = end;
        this.end = end;
        Executor flusher = setting.durability().flusher();
        this.commits = flusher == null ? null : new GroupCommit(flusher, this::flush);
    }

    /**
     * Opens the log of a folder, or begins one; a last append that is not whole is cut off.
     *
     * @throws IOException if its files can't be read or written
     */
    public static PartitionLog open(Path folder, LogSetting setting) throws IOException {
        Segments segments = Segments.open(folder);
        LogEnd end = LogRecovery.recover(segments);
        return new PartitionLog(segments, LogWriter.open(segments, setting), end, setting);
    }

    /**
     * Stores events, all or none.
     *
     * @param stored told when they count as stored, or that they don't
     * @throws AppendFailedException if they could not be written; then {@code stored} is not told
     */
    public void append(int count, EventWriter events, Stored stored) {
        synchronized (writer) {
            long now = Math.max(setting.clock().millis(), written.lastEnqueuedMillis());
            written = writer.append(written, now, count, events);
            if (commits != null) {
                commits.add(stored);
                return;
            }
            end = written;
        }
        listeners.forEach(Runnable::run);
        stored.done(null);
    }

    /** Stores events, all or none, for somebody who need not know when they count as stored. */
    public void append(int count, EventWriter events) {
        append(count, events, Stored.IGNORED);
    }

    /** Tells when everything that was appended until now counts as stored, or that it does not. */
    public void whenStored(Stored stored) {
        synchronized (writer) {
            if (commits != null && written.offset() > end.offset()) {
                commits.add(stored);
                return;
            }
        }
        stored.done(null);
    }

    /** Makes what was written durable, on the flusher's thread. */
    private void flush() {
        List<Stored> appends;
        LogEnd flushed;
        synchronized (writer) {
            appends = commitsOrNone();
            flushed = written;
        }
        try {
            force();
            advance(flushed);
            listeners.forEach(Runnable::run);
            appends.forEach(append -> append.done(null));
        } catch (IOException e) {
            GroupCommit.fail(takeBack(appends), e);
        }
    }

    private void advance(LogEnd flushed) {
        synchronized (writer) {
            end = flushed.offset() > end.offset() ? flushed : end;
        }
    }

    private List<Stored> commitsOrNone() {
        return commits == null ? List.of() : commits.take();
    }

    private void force() throws IOException {
        while (true) {
            LogWriter.Open file;
            synchronized (writer) {
                file = writer.file();
            }
            try {
                file.force();
                return;
            } catch (ClosedChannelException e) {
                // A file that was left for the next one is forced before; the one that took its place is still to be.
                if (!isReplaced(file)) {
                    throw e;
                }
            }
        }
    }

    private boolean isReplaced(LogWriter.Open file) {
        synchronized (writer) {
            return !writer.file().equals(file);
        }
    }

    /** After a failed flush nobody knows what the disk has: what was not flushed before is cut off. */
    private List<Stored> takeBack(List<Stored> appends) {
        synchronized (writer) {
            List<Stored> failed = new ArrayList<>(appends);
            failed.addAll(commitsOrNone());
            written = end;
            writer.takeBack(end);
            return failed;
        }
    }

    /** Where the log ends now. */
    public LogEnd end() {
        return end;
    }

    /** Number of the first event that is kept; the next event's number if none is. */
    public long firstSequence() {
        return segments.first().baseSequence();
    }

    /** The first event's number of each file, the last file first. */
    public List<Long> firstSequences() {
        return segments.fromLast().stream().map(Segment::baseSequence).toList();
    }

    /** Bytes of the events that are kept. */
    public long bytes() {
        return end.offset() - segments.first().baseOffset();
    }

    /** Deletes the files that hold nothing which is to be kept. */
    void enforceRetention() throws IOException {
        synchronized (writer) {
            Expiry expiry = new Expiry(segments, setting, end);
            while (!writer.isClosed() && expiry.isFirstExpired()) {
                segments.dropFirst();
            }
        }
    }

    /** A reader that starts with the event of a number, or with the first that is kept if that is a later one. */
    public LogCursor read(long sequence) throws IOException {
        return whileFilesGo(() -> LogCursor.open(this, segments, sequence));
    }

    /** Calls a listener after every append, on the appending thread or the flusher's, until the handle is closed. */
    public Registration onAppend(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    long firstSequenceFromOffset(long offset) throws IOException {
        LogEnd until = end;
        return whileFilesGo(() -> {
            Segment segment =
                    segments.containing(Math.max(offset, segments.first().baseOffset()));
            return LogSearch.offset(segment, segments.sizeOf(segment, until), offset - segment.baseOffset());
        });
    }

    long firstSequenceFromTime(long epochMillis) throws IOException {
        return whileFilesGo(() -> searchTime(epochMillis, end));
    }

    private long searchTime(long epochMillis, LogEnd until) throws IOException {
        for (Segment segment : segments.fromLast()) {
            long size = segments.sizeOf(segment, until);
            if (size > 0 && (LogSearch.firstMillis(segment, size) < epochMillis || segment == segments.first())) {
                return LogSearch.time(segment, size, epochMillis);
            }
        }
        return until.nextSequence();
    }

    private interface Search<T> {
        T find() throws IOException;
    }

    /** A file may be deleted between being found and being opened: then there is a later first one. */
    private <T> T whileFilesGo(Search<T> search) throws IOException {
        while (true) {
            Segment first = segments.first();
            try {
                return search.find();
            } catch (NoSuchFileException e) {
                if (segments.first() == first) {
                    throw e;
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (commits != null) {
            flush();
        }
        synchronized (writer) {
            writer.close();
        }
    }
}
