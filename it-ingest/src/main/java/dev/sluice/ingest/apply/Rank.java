package dev.sluice.ingest.apply;

import dev.sluice.contract.EventIdentity;
import dev.sluice.ingest.Measurement;
import java.util.Comparator;

/**
 * What decides which of two events of a device is the later one: a hub made again restarts its sequences, so its
 * incarnation counts first.
 *
 * @param incarnation of the hub, epoch milliseconds
 * @param sequence of the event
 */
public record Rank(long incarnation, long sequence) implements Comparable<Rank> {
    private static final Comparator<Rank> ORDER =
            Comparator.comparingLong(Rank::incarnation).thenComparingLong(Rank::sequence);

    /** Rank of an event. */
    public static Rank of(EventIdentity event) {
        return new Rank(event.source().incarnation(), event.sequence());
    }

    /** Rank of the event that a value came with. */
    public static Rank of(Measurement measurement) {
        return new Rank(measurement.incarnation(), measurement.sequence());
    }

    boolean isAfter(Rank other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(Rank other) {
        return ORDER.compare(this, other);
    }
}
