package dev.sluice.eventhubs.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds where a log ends after its process ended in any way, and cuts off an append that was not finished. */
final class LogRecovery {
    private static final Logger LOG = LoggerFactory.getLogger(LogRecovery.class);

    private LogRecovery() {}

    /** Only the last segment can be torn: a new one begins after the one before is complete. */
    static LogEnd recover(Segments segments) throws IOException {
        while (true) {
            Segment last = segments.last();
            LogEnd end = endOf(last);
            new TornTail(last, end.offset() - last.baseOffset(), Files.size(last.file())).require(end.nextSequence());
            cutOff(last, end.offset() - last.baseOffset());
            if (end.offset() > last.baseOffset() || segments.single()) {
                return end;
            }
            // An empty file is there when a process ended between making it and writing to it.
            segments.dropLast();
        }
    }

    private static LogEnd endOf(Segment segment) throws IOException {
        long size = Files.size(segment.file());
        SparseIndex index = segment.startIndex();
        LogEnd end = new LogEnd(segment.baseSequence(), segment.baseOffset(), segment.baseOffset() - 1, 0);
        try (RecordScan scan = RecordScan.open(segment, 0, size)) {
            while (scan.advanceIfWhole(end.nextSequence())) {
                index.add(scan.position(), scan.header());
                end = after(segment, scan, end);
            }
            return scan.end() == 0 ? end : withLastOffset(segment, scan, end);
        }
    }

    private static LogEnd after(Segment segment, RecordScan scan, LogEnd end) {
        RecordHeader record = scan.header();
        return new LogEnd(
                record.nextSequence(), segment.baseOffset() + scan.end(), end.lastOffset(), record.enqueuedMillis());
    }

    private static LogEnd withLastOffset(Segment segment, RecordScan scan, LogEnd end) throws IOException {
        long lastEvent = scan.positionOfLastEvent();
        return new LogEnd(end.nextSequence(), end.offset(), segment.baseOffset() + lastEvent, end.lastEnqueuedMillis());
    }

    private static void cutOff(Segment segment, long size) throws IOException {
        long found = Files.size(segment.file());
        if (found <= size) {
            return;
        }
        LOG.atWarn()
                .addKeyValue("file", segment.file())
                .addKeyValue("bytes", found - size)
                .log("an append that was not finished is cut off");
        try (FileChannel channel = FileChannel.open(segment.file(), StandardOpenOption.WRITE)) {
            channel.truncate(size);
        }
    }
}
