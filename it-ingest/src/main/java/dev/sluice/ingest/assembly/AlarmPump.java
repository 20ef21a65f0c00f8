package dev.sluice.ingest.assembly;

import dev.sluice.ingest.alarms.AlarmPublisher;
import dev.sluice.service.hold.HoldLog;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Publishes alarms beside the batches that make them: an alarms hub that is away holds no batch. What fails waits in the
 * outbox for the next call. Safe to share between threads.
 */
final class AlarmPump implements AutoCloseable {
    private final Supplier<AlarmPublisher> publisher;
    private final Duration lastPublish;
    private final HoldLog log;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(AlarmPump::daemon);

    /**
     * A pump that publishes when it is told to.
     *
     * @param lastPublish how long what is being published may go on once the pump is closed
     */
    AlarmPump(Supplier<AlarmPublisher> publisher, Duration lastPublish, Clock clock) {
        this.publisher = publisher;
        this.lastPublish = lastPublish;
        this.log = new HoldLog("part", "alarms", clock);
    }

    /** Has what waits published soon, on another thread; by the next process, once this is closed. */
    void wake() {
        if (waiting.compareAndSet(false, true)) {
            try {
                thread.execute(this::tryToPublish);
            } catch (RejectedExecutionException e) {
                return;
            }
        }
    }

    /** Publishes what waits. */
    synchronized void publish() {
        publisher.get().publish();
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

    /** What is being published may end; what then still waits is published by the next process. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(lastPublish.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
