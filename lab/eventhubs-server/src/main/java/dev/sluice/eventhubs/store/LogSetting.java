package dev.sluice.eventhubs.store;

import dev.sluice.eventhubs.Retention;
import java.time.Clock;

/**
 * How a log is kept.
 *
 * @param segmentBytes size at which the next append begins a new file
 * @param retention how long events are kept
 * @param durability when an append counts as stored
 * @param clock stamps the events
 * @param disk says what becomes of writes
 */
public record LogSetting(int segmentBytes, Retention retention, Durability durability, Clock clock, Disk disk) {
    /** A log that keeps everything on a disk that is never full. */
    public static LogSetting of(int segmentBytes, Clock clock) {
        return new LogSetting(segmentBytes, Retention.UNLIMITED, Durability.PROCESS, clock, Disk.REAL);
    }

    LogSetting with(Retention limits) {
        return new LogSetting(segmentBytes, limits, durability, clock, disk);
    }

    LogSetting with(Durability when) {
        return new LogSetting(segmentBytes, retention, when, clock, disk);
    }

    LogSetting with(Disk other) {
        return new LogSetting(segmentBytes, retention, durability, clock, other);
    }

    /** Whether a file with events from then on is old enough that new ones should go to another. */
    boolean isAged(long firstMillis, long now) {
        return retention.time() != null && now - firstMillis > retention.time().toMillis();
    }
}
