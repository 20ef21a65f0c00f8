package dev.sluice.eventhubs.store;

import java.io.Closeable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The threads that work for the store besides those of its callers. Thread-safe. */
public final class Upkeep implements Closeable {
    private static final long STOP_LIMIT_SECONDS = 5;

    private final ScheduledExecutorService housekeeping =
            Executors.newSingleThreadScheduledExecutor(task -> thread(task, "eventhubs-upkeep"));
    private final ExecutorService flusher = Executors.newSingleThreadExecutor(task -> thread(task, "eventhubs-flush"));

    private static Thread thread(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Runs what waits for the disk. At most one task a log waits in it. */
    public Executor flusher() {
        return flusher;
    }

    /** Does something every second, which must not throw. */
    @SuppressWarnings("FutureReturnValueIgnored") // it goes on until this is closed
    public void everySecond(Runnable task) {
        housekeeping.scheduleWithFixedDelay(task, 1, 1, TimeUnit.SECONDS);
    }

    /** Lets what is under way end. */
    @Override
    public void close() {
        housekeeping.shutdown();
        flusher.shutdown();
        try {
            housekeeping.awaitTermination(STOP_LIMIT_SECONDS, TimeUnit.SECONDS);
            flusher.awaitTermination(STOP_LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
