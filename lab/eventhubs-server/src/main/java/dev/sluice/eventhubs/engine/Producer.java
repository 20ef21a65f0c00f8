package dev.sluice.eventhubs.engine;

import java.util.Map;
import org.apache.qpid.protonj2.types.Symbol;

/**
 * An idempotent producer of a partition.
 *
 * @param id its id
 * @param epoch its epoch
 * @param last number of the last event that is stored of it
 * @param holder who publishes for it now
 */
record Producer(long id, long epoch, int last, Holder holder) {
    /** The link of a producer. */
    interface Holder {
        /** Ends it: another took its place. May be called on any thread. */
        void evict(WireError error);
    }

    Producer withLast(int sequence) {
        return new Producer(id, epoch, sequence, holder);
    }

    Producer withHolder(Holder other) {
        return new Producer(id, epoch, last, other);
    }

    int next() {
        return after(last, 1);
    }

    /** Sequence numbers go from 2^31 - 1 to 0. */
    static int after(int sequence, int steps) {
        return (sequence + steps) & Integer.MAX_VALUE;
    }

    /** How far a number is behind the next one; more than half of all numbers is ahead. */
    int behind(int sequence) {
        return (next() - sequence) & Integer.MAX_VALUE;
    }

    /** What the producer is told on its attach, in the types that clients expect. */
    Map<Symbol, Object> properties() {
        return Map.of(ProducerClaim.ID, id, ProducerClaim.EPOCH, (short) epoch, ProducerClaim.SEQUENCE, last);
    }
}
