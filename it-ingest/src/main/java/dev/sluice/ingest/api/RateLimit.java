package dev.sluice.ingest.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Lets each caller make so many requests a second, and after a pause twice as many at once. Remembers the 10,000 callers
 * that came last; a forgotten one begins anew. Thread-safe.
 */
final class RateLimit {
    private static final int MOST_CALLERS = 10_000;
    private static final int BURST_SECONDS = 2;
    private static final double NANOS = 1e9;

    private final int perSecond;
    private final Clock clock;
    private final Map<String, Bucket> buckets = new Buckets();

    RateLimit(int perSecond, Clock clock) {
        this.perSecond = perSecond;
        this.clock = clock;
    }

    /** Counts a request; of one too many, says how long to wait. */
    synchronized Optional<Duration> take(String caller) {
        Instant now = clock.instant();
        double most = (double) perSecond * BURST_SECONDS;
        Bucket before = buckets.getOrDefault(caller, new Bucket(most, now));
        double seconds = Math.max(0, Duration.between(before.at(), now).toNanos() / NANOS);
        double left = Math.min(most, before.left() + seconds * perSecond);
        boolean granted = left >= 1;
        buckets.put(caller, new Bucket(granted ? left - 1 : left, now));
        return granted ? Optional.empty() : Optional.of(Duration.ofNanos((long) ((1 - left) / perSecond * NANOS)));
    }

    /** How many requests were left to a caller, and when. */
    private record Bucket(double left, Instant at) {}

    private static final class Buckets extends LinkedHashMap<String, Bucket> {
        private static final long serialVersionUID = 1L;

        Buckets() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_CALLERS;
        }
    }
}
