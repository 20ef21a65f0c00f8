package dev.sluice.eventhubs.engine;

import java.io.Closeable;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Does what reads a lot on a thread that no connection waits for, one thing after the other. Thread-safe. */
final class Lookups implements Closeable {
    private static final int MOST_WAITING = 1000;
    private static final int KEPT_SECONDS = 10;

    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1, 1, KEPT_SECONDS, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), Lookups::thread);

    Lookups() {
        thread.allowCoreThreadTimeOut(true);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "eventhubs-lookup");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Does something soon.
     *
     * @throws RefusedException if too much waits already
     */
    void run(Runnable task) {
        try {
            thread.execute(task);
        } catch (RejectedExecutionException full) {
            throw new RefusedException(WireError.serverBusy("Too many look-ups wait. Please try again."));
        }
    }

    /** What waits is not done any more. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
