package dev.sluice.ingest.process;

import dev.sluice.service.hold.HoldLog;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Does something every so often, on a thread of its own. What fails is said, and tried again the next time. */
final class Watch implements AutoCloseable {
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(Watch::daemon);
    private final Runnable work;
    private final HoldLog log;

    /**
     * A watch that is not started yet.
     *
     * @param name of what is done, for a person
     */
    Watch(String name, Runnable work, Clock clock) {
        this.work = work;
        this.log = new HoldLog("part", name, clock);
    }

    /** Starts at once. */
    void start(Duration interval) {
        ScheduledFuture<?> unused =
                timer.scheduleWithFixedDelay(this::tryToWork, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void tryToWork() {
        try {
            work.run();
            log.succeeded();
        } catch (RuntimeException | LinkageError e) {
            log.failed(e);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "watch");
        thread.setDaemon(true);
        return thread;
    }

    /** Whatever is under way is given up: the next process does it. */
    @Override
    public void close() {
        timer.shutdownNow();
    }
}
