package dev.sluice.lab.watch;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at something again and again in a thread of its own. What it looks at may be down at any time: then the last
 * look stands.
 */
abstract class Watch implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(Watch.class);
    private static final Duration PERIOD = Duration.ofMillis(250);
    private static final int BUSY_SHARE = 4;

    private final Thread thread;

    Watch(String name) {
        this.thread = new Thread(this::loop, "watch-" + name);
        thread.setDaemon(true);
    }

    final void start() {
        thread.start();
    }

    /** Looks once. */
    abstract void look();

    /** Called after a look that failed. */
    void failed() {}

    @Override
    public void close() {
        thread.interrupt();
    }

    private void loop() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                long start = System.nanoTime();
                lookSafely();
                long took = System.nanoTime() - start;
                TimeUnit.NANOSECONDS.sleep(Math.max(PERIOD.toNanos(), BUSY_SHARE * took));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookSafely() {
        try {
            look();
        } catch (RuntimeException e) {
            LOGGER.atDebug().addKeyValue("watch", thread.getName()).log("nothing to see: {}", e.getMessage());
            failed();
        }
    }
}
