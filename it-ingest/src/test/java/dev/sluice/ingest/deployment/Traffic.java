package dev.sluice.ingest.deployment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends new events of every OT partition, in order, until it is closed. It is never far ahead of whoever reads them: on a
 * slow machine nobody would catch up.
 */
final class Traffic implements AutoCloseable {
    static final int PARTITIONS = 4;

    private static final int A_ROUND = 10;
    private static final long MOST_BEHIND = 10L * PARTITIONS * A_ROUND;
    private static final long SEED = 20_261_130;
    private static final long PAUSE_NANOS = 200_000_000;

    private final ItTenant tenant;
    private final long from;
    private final Thread thread;
    private volatile boolean stopped;
    private final AtomicLong end;

    /** Begins with a sequence number. */
    Traffic(ItTenant tenant, long from) {
        this.tenant = tenant;
        this.from = from;
        this.end = new AtomicLong(from);
        this.thread = new Thread(this::run, "traffic");
        thread.start();
    }

    private void run() {
        while (!stopped) {
            if (tenant.behind() < MOST_BEHIND) {
                tenant.send(events(end.get(), end.get() + A_ROUND));
                end.addAndGet(A_ROUND);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** Ends it; returns what was sent. */
    List<Sent> stop() {
        close();
        return events(from, end.get());
    }

    /** The events of every partition between two sequence numbers, the second one not included. */
    static List<Sent> events(long from, long to) {
        List<Sent> events = new ArrayList<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            for (long sequence = from; sequence < to; sequence++) {
                events.add(new Sent(partition, sequence));
            }
        }
        return events;
    }

    /** The same in another order, always the same one. */
    static List<Sent> shuffled(List<Sent> events) {
        List<Sent> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, new Random(SEED));
        return shuffled;
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
