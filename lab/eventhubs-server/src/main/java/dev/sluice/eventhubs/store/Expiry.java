package dev.sluice.eventhubs.store;

import dev.sluice.eventhubs.Retention;
import java.io.IOException;

/** Decides which files of a log hold nothing that is to be kept. */
final class Expiry {
    private final Segments segments;
    private final Retention retention;
    private final LogEnd end;
    private final long now;

    Expiry(Segments segments, LogSetting setting, LogEnd end) {
        this.segments = segments;
        this.retention = setting.retention();
        this.end = end;
        this.now = setting.clock().millis();
    }

    /** Whether the first file can go; the last one never can, and none that is not known to be durable. */
    boolean isFirstExpired() throws IOException {
        if (segments.single() || segments.second().baseOffset() > end.offset()) {
            return false;
        }
        return isTooMuch(segments.second()) || isTooOld(segments.first(), segments.second());
    }

    private boolean isTooMuch(Segment second) {
        return retention.bytes() != null && end.offset() - second.baseOffset() >= retention.bytes();
    }

    private boolean isTooOld(Segment first, Segment second) throws IOException {
        return retention.time() != null
                && lastMillis(first, second) < now - retention.time().toMillis();
    }

    /** When the file's last event was stored; at the latest when the next file's first one was. */
    private long lastMillis(Segment first, Segment second) throws IOException {
        long size = segments.sizeOf(second, end);
        return first.lastMillis().isPresent()
                ? first.lastMillis().getAsLong()
                : size == 0 ? now : LogSearch.firstMillis(second, size);
    }
}
