package dev.sluice.eventhubs;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a hub keeps events. Immutable.
 *
 * <p>Events go in whole files of at most 32 MiB a partition, the last of which always stays: more is kept than what
 * is asked for, never less.
 *
 * @param time events younger than this are kept; null for no limit
 * @param bytes so many of the newest bytes of each partition are kept; null for no limit
 */
public record Retention(@Nullable Duration time, @Nullable Long bytes) {
    /** Everything is kept. */
    public static final Retention UNLIMITED = new Retention(null, null);

    public Retention {
        if (time != null && (time.isNegative() || time.isZero())) {
            throw new IllegalArgumentException("A retention time is longer than nothing, not " + time);
        }
        if (bytes != null && bytes < 1) {
            throw new IllegalArgumentException("A retention size is at least 1 byte, not " + bytes);
        }
    }

    /** By time only. */
    public static Retention of(Duration time) {
        return new Retention(time, null);
    }

    /** The same, limited also by size. */
    public Retention withBytes(long limit) {
        return new Retention(time, limit);
    }
}
