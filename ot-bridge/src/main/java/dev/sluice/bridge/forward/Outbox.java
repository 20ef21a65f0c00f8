package dev.sluice.bridge.forward;

import dev.sluice.bridge.ForwardedEvent;
import dev.sluice.bridge.Offer;
import dev.sluice.bridge.TargetBatch;
import dev.sluice.contract.quarantine.QuarantineReason;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The events of one delivery that are not yet dealt with, first in, first out. Used by one thread. */
final class Outbox {
    private final List<Transfer> transfers;
    private int done;

    Outbox(List<Transfer> transfers) {
        this.transfers = transfers;
    }

    boolean isEmpty() {
        return done == transfers.size();
    }

    Transfer first() {
        return transfers.get(done);
    }

    List<Transfer> first(int count) {
        return transfers.subList(done, done + count);
    }

    int size() {
        return transfers.size() - done;
    }

    /**
     * Offers events to a batch until it is full, holds enough, or refuses one: then the reason is returned.
     *
     * @param mapping makes the event that is forwarded
     * @param stop where to stop before
     */
    @Nullable QuarantineReason fill(
            TargetBatch batch, int most, Function<Transfer, ForwardedEvent> mapping, Predicate<Transfer> stop) {
        for (int next = done; next < transfers.size() && batch.count() < most; next++) {
            Transfer transfer = transfers.get(next);
            if (stop.test(transfer)) {
                return null;
            }
            Offer offer = batch.offer(mapping.apply(transfer));
            if (offer instanceof Offer.Refused refused) {
                return refused.reason();
            }
            if (offer == Offer.Answer.FULL) {
                return null;
            }
        }
        return null;
    }

    /** Takes out the first events and returns the last of them. */
    Transfer remove(int count) {
        done += count;
        return transfers.get(done - 1);
    }
}
