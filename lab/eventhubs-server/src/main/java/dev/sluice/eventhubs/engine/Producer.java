package dev.sluice.eventhubs.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.qpid.protonj2.types.Symbol;

/**
 * An idempotent producer of a partition. Immutable.
 *
 * @param id its id
 * @param epoch its epoch
 * @param last number of the last event that is stored of it
 * @param sends its latest sends, the last one at the end
 * @param holder who publishes for it now
 */
record Producer(long id, long epoch, int last, List<Sent> sends, Holder holder) {
    /** Sends remembered: a client sends the next one when it knows of the one before, so one would do for most. */
    private static final int MOST_SENDS = 5;

    Producer {
        sends = List.copyOf(sends);
    }

    /** The link of a producer. */
    interface Holder {
        /** Ends it with an error. May be called on any thread. */
        void evict(WireError error);
    }

    /**
     * A send that is stored.
     *
     * @param first number of its first event
     * @param count how many events it has
     */
    record Sent(int first, int count) {}

    Producer with(Sent send) {
        List<Sent> latest = new ArrayList<>(sends);
        latest.add(send);
        return new Producer(
                id,
                epoch,
                after(send.first(), send.count() - 1),
                latest.subList(Math.max(0, latest.size() - MOST_SENDS), latest.size()),
                holder);
    }

    Producer withHolder(Holder other) {
        return new Producer(id, epoch, last, sends, other);
    }

    int next() {
        return after(last, 1);
    }

    /** Sequence numbers go from 2^31 - 1 to 0. */
    static int after(int sequence, int steps) {
        return (sequence + steps) & Integer.MAX_VALUE;
    }

    /** What the producer is told on its attach, in the types that clients expect. */
    Map<Symbol, Object> properties(int sequence) {
        return Map.of(ProducerClaim.ID, id, ProducerClaim.EPOCH, (short) epoch, ProducerClaim.SEQUENCE, sequence);
    }
}
