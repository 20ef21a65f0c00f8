package dev.sluice.eventhubs.cli;

import dev.sluice.eventhubs.EventHubsServer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Ends the server in order when the process is asked to stop, whatever it is doing then: exit code 0 if it was ready,
 * as that of a process that was ended by SIGTERM, with a line, if it was not.
 */
final class Stopping {
    private static final int STOPPED = 0;
    private static final int NEVER_READY = 143;
    /** Opening takes a second or two; what holds it up longer is another process. */
    private static final long LIMIT_SECONDS = 20;

    private final DataChoice folder;
    private final Thread hook = new Thread(this::stop, "stop");
    private final ReentrantLock starting = new ReentrantLock();
    private volatile boolean asked;
    private @Nullable EventHubsServer server;
    private boolean ready;

    Stopping(DataChoice folder) {
        this.folder = folder;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * Opens a server and says so, unless the process is asked to stop meanwhile.
     *
     * @param opening opens it
     * @param onReady says so
     */
    void start(Supplier<ReadyLine> opening, Consumer<ReadyLine> onReady) {
        starting.lock();
        try {
            ReadyLine line = opening.get();
            server = line.server();
            if (!asked) {
                onReady.accept(line);
                ready = true;
            }
        } catch (RuntimeException | Error e) {
            forget();
            throw e;
        } finally {
            starting.unlock();
        }
    }

    /** There is nothing to stop: the process ends by itself. */
    private void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
            folder.discard();
        } catch (IllegalStateException stopping) {
            // It is asked to stop at the same time, and does what is left to do.
            asked = true;
        }
    }

    private void stop() {
        asked = true;
        if (awaitStart() && server != null) {
            server.close();
        }
        folder.discard();
        if (!ready) {
            System.err.println("eventhubs: it was asked to stop before it was ready");
        }
        // Without this a process that was asked to end would report the signal, not that all went well.
        Runtime.getRuntime().halt(ready ? STOPPED : NEVER_READY);
    }

    private boolean awaitStart() {
        try {
            return starting.tryLock(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
