package dev.sluice.ingest.apply;

import dev.sluice.contract.EventIdentity;
import dev.sluice.ingest.Measurement;

/**
 * What decides which of two events of a device is the later one: a hub made again restarts its sequences, so its
 * incarnation counts first.
 *
 * @param incarnation of the hub, epoch milliseconds
 * @param sequence of the event
 */
public record Rank(long incarnation, long sequence) implements Comparable<Rank> {
    /** Rank of an event. */
    public static Rank of(EventIdentity event) {
        return new Rank(event.source().incarnation(), event.sequence());
    }

    /** Whether an event is later than the one that a value came with. */
    static boolean isLater(EventIdentity event, Measurement than) {
        return compare(event.source().incarnation(), event.sequence(), than.incarnation(), than.sequence()) > 0;
    }

    boolean isAfter(Rank other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(Rank other) {
        return compare(incarnation, sequence, other.incarnation, other.sequence);
    }

    private static int compare(long incarnation, long sequence, long otherIncarnation, long otherSequence) {
        int byIncarnation = Long.compare(incarnation, otherIncarnation);
        return byIncarnation == 0 ? Long.compare(sequence, otherSequence) : byIncarnation;
    }
}
