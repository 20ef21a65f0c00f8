package dev.sluice.bridge;

import dev.sluice.service.Waiting;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** What a bridge has done since it started. Safe to share between threads. */
public final class Counters {
    private final LongAdder received = new LongAdder();
    private final LongAdder forwarded = new LongAdder();
    private final LongAdder resent = new LongAdder();
    private final LongAdder quarantined = new LongAdder();
    private final LongAdder gaps = new LongAdder();
    private final LongAdder missed = new LongAdder();
    private final LongAdder moved = new LongAdder();
    private final LongAdder retries = new LongAdder();
    private final LongAdder batches = new LongAdder();
    private final DoubleAdder fill = new DoubleAdder();
    private final Waiting waiting = new Waiting();
    private final Map<String, LongAdder> denied = new ConcurrentHashMap<>();

    /**
     * The counts at one moment.
     *
     * @param received events that the source delivered
     * @param forwarded events that the target accepted, repeats included
     * @param resent events that were sent once more than needed
     * @param quarantined events that were set aside
     * @param gaps ranges of events that the source had deleted before they could be read
     * @param missed how many events those ranges hold
     * @param moved properties of senders that were renamed because their name is reserved
     * @param retries attempts to send that failed and were repeated
     * @param batches batches that the target accepted
     * @param fill how much of a batch's room they took, 0 to 1 each, added up
     * @param denied events that passed by because their device is denied, by device
     */
    public record Counts(
            long received,
            long forwarded,
            long resent,
            long quarantined,
            long gaps,
            long missed,
            long moved,
            long retries,
            long batches,
            double fill,
            Map<String, Long> denied) {}

    /** Events came from the source. */
    public void received(int events) {
        received.add(events);
    }

    /**
     * The target accepted a batch.
     *
     * @param share how much of its room was taken, 0 to 1
     */
    public void forwarded(int events, double share) {
        forwarded.add(events);
        batches.increment();
        fill.add(share);
    }

    /** An attempt to send failed. */
    public void failed() {
        retries.increment();
    }

    /** The first events that wait. */
    public Waiting waiting() {
        return waiting;
    }

    /** Events are sent that had been sent before. */
    public void resent(long events) {
        resent.add(events);
    }

    /** One event was set aside. */
    public void quarantined() {
        quarantined.increment();
    }

    /** The source no longer had a range of so many events. */
    public void gap(long events) {
        gaps.increment();
        missed.add(events);
    }

    /** One property of a sender was renamed. */
    public void moved() {
        moved.increment();
    }

    /** An event of a denied device passed by. */
    public void denied(String device) {
        denied.computeIfAbsent(device, id -> new LongAdder()).increment();
    }

    /** The counts now. */
    public Counts counts() {
        return new Counts(
                received.sum(),
                forwarded.sum(),
                resent.sum(),
                quarantined.sum(),
                gaps.sum(),
                missed.sum(),
                moved.sum(),
                retries.sum(),
                batches.sum(),
                fill.sum(),
                denied.entrySet().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                Map.Entry::getKey, count -> count.getValue().sum())));
    }
}
