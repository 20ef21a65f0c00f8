package dev.sluice.bridge.forward;

import dev.sluice.bridge.Offer;
import dev.sluice.bridge.TargetBatch;
import dev.sluice.contract.quarantine.QuarantineReason;
import java.util.List;
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

    /** Offers events to a batch until it is full, holds enough, or refuses one: then the reason is returned. */
    @Nullable QuarantineReason fill(TargetBatch batch, int most) {
        for (int next = done; next < transfers.size() && batch.count() < most; next++) {
            Offer offer = batch.offer(transfers.get(next).forwarded());
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
