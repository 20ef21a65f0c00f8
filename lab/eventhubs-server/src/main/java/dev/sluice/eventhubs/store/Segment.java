package dev.sluice.eventhubs.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One file of a log. Its name says where it begins. Thread-safe. */
final class Segment {
    private static final Pattern NAME = Pattern.compile("(\\d{20})-(\\d{20})\\.log");

    private static final long UNKNOWN = -1;

    private final Path file;
    private final long baseOffset;
    private final long baseSequence;
    private volatile @Nullable SparseIndex index;
    private volatile long damagedAt = Long.MAX_VALUE;
    private volatile long lastMillis = UNKNOWN;

    private Segment(Path file, long baseOffset, long baseSequence) {
        this.file = file;
        this.baseOffset = baseOffset;
        this.baseSequence = baseSequence;
    }

    /** The segment that begins at an offset and a sequence number; the file may not be there yet. */
    static Segment in(Path folder, long baseOffset, long baseSequence) {
        String name = String.format(Locale.ROOT, "%020d-%020d.log", baseOffset, baseSequence);
        return new Segment(folder.resolve(name), baseOffset, baseSequence);
    }

    /** The segment in a file; null if the name is none of a segment's. */
    static @Nullable Segment of(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        try {
            return name.matches()
                    ? new Segment(file, Long.parseLong(name.group(1)), Long.parseLong(name.group(2)))
                    : null;
        } catch (NumberFormatException tooLarge) {
            return null;
        }
    }

    Path file() {
        return file;
    }

    /** Offset of its first byte in the log. */
    long baseOffset() {
        return baseOffset;
    }

    /** Sequence number of its first event. */
    long baseSequence() {
        return baseSequence;
    }

    /** When its last event was stored, epoch milliseconds; empty if it got no end while the log was open. */
    OptionalLong lastMillis() {
        return lastMillis == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(lastMillis);
    }

    /** It gets no more events. */
    void end(long millis) {
        lastMillis = millis;
    }

    /** Starts an index that the caller fills from the segment's first record on, as it writes or checks them. */
    synchronized SparseIndex startIndex() {
        SparseIndex started = new SparseIndex();
        index = started;
        return started;
    }

    /** Its index; if nobody filled it, the file is read and checked at the first call. */
    SparseIndex index(long size) throws IOException {
        SparseIndex known = index;
        return known != null ? known : readIndex(size);
    }

    private synchronized SparseIndex readIndex(long size) throws IOException {
        if (index != null) {
            return index;
        }
        SparseIndex built = new SparseIndex();
        try (RecordScan scan = RecordScan.open(this, 0, size)) {
            long sequence = baseSequence;
            while (scan.advanceIfWhole(sequence)) {
                built.add(scan.position(), scan.header());
                sequence = scan.header().nextSequence();
            }
            damagedAt = scan.end() < size ? scan.end() : Long.MAX_VALUE;
        }
        index = built;
        return built;
    }

    /** How many of its bytes are whole records: all of them, if nobody changed the file. */
    long whole(long size) throws IOException {
        index(size);
        return Math.min(size, damagedAt);
    }

    /**
     * Requires that the record at a position is as it was written.
     *
     * @throws DamagedLogException if that one or one before it is not
     */
    void requireWhole(long position, long size) throws IOException {
        index(size);
        if (position >= damagedAt) {
            throw DamagedLogException.at(file, damagedAt);
        }
    }
}
