package dev.sluice.ingest.assembly;

import dev.sluice.ingest.alarms.AlarmPublisher;
import dev.sluice.ingest.telemetry.IngestCounters;
import dev.sluice.service.hold.HoldLog;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Publishes alarms beside the batches that make them: an alarms hub that is away holds no batch. What fails waits in the
 * outbox for the next call. Safe to share between threads.
 */
final class AlarmPump implements AutoCloseable {
    private final Supplier<AlarmPublisher> publisher;
    private final IngestCounters counters;
    private final HoldLog log;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(AlarmPump::daemon);

    AlarmPump(Supplier<AlarmPublisher> publisher, IngestCounters counters, Clock clock) {
        this.publisher = publisher;
        this.counters = counters;
        this.log = new HoldLog("part", "alarms", clock);
    }

    /** Has what waits published soon, on another thread. */
    void wake() {
        if (waiting.compareAndSet(false, true)) {
            thread.execute(this::tryToPublish);
        }
    }

    /** Publishes what waits. */
    synchronized void publish() {
        counters.published(publisher.get().publish());
        log.succeeded();
    }

    private void tryToPublish() {
        waiting.set(false);
        try {
            publish();
        } catch (RuntimeException | LinkageError e) {
            log.failed(e);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "alarms");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
