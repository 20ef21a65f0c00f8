package dev.sluice.ingest.apply;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long a source partition has been active: the sum of the times between its consecutive events, each capped. An
 * outage of the whole partition adds no more than the cap, so it is no silence of each device.
 *
 * @param active that sum
 * @param last when the last event was received by the OT hub; {@code null} before the first
 * @param watermark the latest time of all events; {@code null} before the first
 */
public record ActiveClock(
        Duration active, @Nullable Instant last, @Nullable Instant watermark) {
    /** The most that lies between two events, however long nothing came. */
    public static final Duration CAP = Duration.ofSeconds(60);

    /** Before the first event. */
    public static final ActiveClock NEW = new ActiveClock(Duration.ZERO, null, null);

    /** The clock after one more event. */
    public ActiveClock advance(Instant enqueued) {
        Instant latest = watermark == null || enqueued.isAfter(watermark) ? enqueued : watermark;
        return new ActiveClock(active.plus(sinceLast(enqueued)), enqueued, latest);
    }

    private Duration sinceLast(Instant enqueued) {
        if (last == null || !enqueued.isAfter(last)) {
            return Duration.ZERO;
        }
        Duration between = Duration.between(last, enqueued);
        return between.compareTo(CAP) > 0 ? CAP : between;
    }
}
