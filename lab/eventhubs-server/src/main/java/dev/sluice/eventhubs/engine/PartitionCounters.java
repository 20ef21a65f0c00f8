package dev.sluice.eventhubs.engine;

import java.util.concurrent.atomic.LongAdder;

/** What happened to a partition since the server started. Thread-safe. */
final class PartitionCounters {
    private final LongAdder received = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder delivered = new LongAdder();

    void received(int events) {
        received.add(events);
    }

    void refused() {
        refused.increment();
    }

    void delivered() {
        delivered.increment();
    }

    long receivedEvents() {
        return received.sum();
    }

    long refusedSends() {
        return refused.sum();
    }

    long deliveredEvents() {
        return delivered.sum();
    }
}
