package dev.sluice.archiver.fold;

import dev.sluice.archiver.event.HubEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The events of a partition that are not archived yet, as they came: what another writer archives first can still be
 * dropped. Bounded by the cuts. Not safe for use by several threads.
 */
final class Buffer {
    private final List<HubEvent> events = new ArrayList<>();
    private long bytes;
    private Instant since = Instant.EPOCH;

    void add(HubEvent event, Instant now) {
        if (events.isEmpty()) {
            since = now;
        }
        events.add(event);
        bytes += event.weight();
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    int size() {
        return events.size();
    }

    List<HubEvent> events() {
        return List.copyOf(events);
    }

    long lastSequence() {
        return events.get(events.size() - 1).sequence();
    }

    boolean isFull(Cuts cuts) {
        return events.size() >= cuts.rows() || bytes >= cuts.bytes();
    }

    boolean isOlderThan(Duration age, Instant now) {
        return !events.isEmpty() && !now.isBefore(since.plus(age));
    }

    boolean isOfAnotherHour(HubEvent event) {
        return !events.isEmpty() && !hour(events.get(0)).equals(hour(event));
    }

    /** Drops everything up to a sequence number, included. */
    void dropThrough(long sequence) {
        events.removeIf(event -> event.sequence() <= sequence);
        bytes = events.stream().mapToLong(HubEvent::weight).sum();
    }

    private static Instant hour(HubEvent event) {
        return event.enqueued().truncatedTo(ChronoUnit.HOURS);
    }
}
