package dev.sluice.service;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The first event of each partition that a service has read and not yet dealt with. Safe to share between threads.
 *
 * <p>A partition that nobody has tried for two minutes is elsewhere: it is no longer told of.
 */
public final class Waiting {
    private static final Duration TRUST = Duration.ofMinutes(2);

    private final Map<String, First> partitions = new ConcurrentHashMap<>();

    private record First(Instant enqueued, Instant tried) {}

    /** An event is tried now, and everything before it was dealt with. */
    public void tries(String partition, Instant enqueued, Instant now) {
        partitions.put(partition, new First(enqueued, now));
    }

    /** Everything was dealt with. */
    public void done(String partition) {
        partitions.remove(partition);
    }

    /** How long ago the hub received the first waiting event, for each partition that has one. */
    public Map<String, Duration> ages(Instant now) {
        Map<String, Duration> ages = new TreeMap<>();
        partitions.forEach((partition, first) -> {
            if (Duration.between(first.tried(), now).compareTo(TRUST) < 0) {
                ages.put(partition, positive(Duration.between(first.enqueued(), now)));
            }
        });
        return ages;
    }

    /** The two times come from two clocks. */
    private static Duration positive(Duration age) {
        return age.isNegative() ? Duration.ZERO : age;
    }
}
