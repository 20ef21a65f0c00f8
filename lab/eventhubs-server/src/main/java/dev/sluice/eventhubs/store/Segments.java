package dev.sluice.eventhubs.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** The segment files of a log in their order; there is always one. Thread-safe. */
final class Segments {
    private final Path folder;
    private final ConcurrentSkipListMap<Long, Segment> byOffset = new ConcurrentSkipListMap<>();

    private Segments(Path folder) {
        this.folder = folder;
    }

    static Segments open(Path folder) throws IOException {
        Files.createDirectories(folder);
        Segments segments = new Segments(folder);
        try (Stream<Path> files = Files.list(folder)) {
            files.map(Segment::of)
                    .filter(Objects::nonNull)
                    .forEach(segment -> segments.byOffset.put(segment.baseOffset(), segment));
        }
        if (segments.byOffset.isEmpty()) {
            Segment first = segments.next(LogEnd.EMPTY);
            Files.createFile(first.file());
            segments.add(first);
        }
        segments.requireContiguous();
        return segments;
    }

    /** Only the last file may end anywhere. */
    private void requireContiguous() throws IOException {
        for (Segment segment : byOffset.headMap(last().baseOffset()).values()) {
            Segment next = byOffset.higherEntry(segment.baseOffset()).getValue();
            long expected = next.baseOffset() - segment.baseOffset();
            long found = Files.size(segment.file());
            if (found != expected) {
                throw DamagedLogException.length(segment.file(), found, next.file(), expected);
            }
        }
    }

    /** The segment that begins where the log ends; it is one of these once it is added. */
    Segment next(LogEnd end) {
        return Segment.in(folder, end.offset(), end.nextSequence());
    }

    /** Adds the segment that comes after the last; its file is there. */
    void add(Segment segment) {
        segment.startIndex();
        byOffset.put(segment.baseOffset(), segment);
    }

    /** Removes the last segment, which holds nothing. */
    void dropLast() throws IOException {
        Segment last = last();
        Files.delete(last.file());
        byOffset.remove(last.baseOffset());
    }

    /** Removes the first segment; nobody finds it any more, and who reads it may go on. */
    void dropFirst() throws IOException {
        Segment first = first();
        byOffset.remove(first.baseOffset());
        Files.delete(first.file());
    }

    /** The one after the first. */
    Segment second() {
        return byOffset.higherEntry(first().baseOffset()).getValue();
    }

    Segment first() {
        return byOffset.firstEntry().getValue();
    }

    Segment last() {
        return byOffset.lastEntry().getValue();
    }

    boolean single() {
        return first() == last();
    }

    /** All of them, the last first. */
    Collection<Segment> fromLast() {
        return byOffset.descendingMap().values();
    }

    /** The segment that an offset falls into. */
    Segment containing(long offset) {
        Map.Entry<Long, Segment> entry = byOffset.floorEntry(offset);
        return entry == null ? first() : entry.getValue();
    }

    /** The segment that holds the event of a number. */
    Segment holding(long sequence) {
        for (Segment segment : fromLast()) {
            if (segment.baseSequence() <= sequence) {
                return segment;
            }
        }
        return first();
    }

    /** Readable bytes of a segment. */
    long sizeOf(Segment segment, LogEnd end) {
        Map.Entry<Long, Segment> next = byOffset.higherEntry(segment.baseOffset());
        long until = next == null ? end.offset() : Math.min(end.offset(), next.getKey());
        return until - segment.baseOffset();
    }
}
