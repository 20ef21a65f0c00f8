package dev.sluice.lab.sender;

import java.util.concurrent.atomic.LongAdder;

/** How many events the sources have sent so far in this run. Safe to use from several threads. */
public final class SentCounts {
    private final LongAdder accepted = new LongAdder();
    private final LongAdder resent = new LongAdder();

    /** Events that the OT hub has accepted. */
    public long accepted() {
        return accepted.sum();
    }

    /** Attempts, counted by event, that repeat one of unknown outcome. */
    public long resent() {
        return resent.sum();
    }

    void countAccepted(int events) {
        accepted.add(events);
    }

    void countResent(int events) {
        resent.add(events);
    }
}
