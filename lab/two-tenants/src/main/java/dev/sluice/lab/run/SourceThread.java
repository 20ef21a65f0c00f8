package dev.sluice.lab.run;

import dev.sluice.lab.LabException;
import dev.sluice.lab.source.ReadingSink;
import dev.sluice.lab.source.RejectedRows;
import dev.sluice.lab.source.Source;
import org.jspecify.annotations.Nullable;

/** Runs a source beside the rest. Safe to use from several threads. */
final class SourceThread {
    private final Thread thread;
    private volatile @Nullable RuntimeException failure;

    private SourceThread(Source source, ReadingSink sink, RejectedRows rejected) {
        this.thread = new Thread(() -> run(source, sink, rejected), "source");
        thread.setDaemon(true);
    }

    static SourceThread start(Source source, ReadingSink sink, RejectedRows rejected) {
        SourceThread started = new SourceThread(source, sink, rejected);
        started.thread.start();
        return started;
    }

    /**
     * Whether the source has handed on its last reading.
     *
     * @throws LabException when it failed
     */
    boolean hasEnded() {
        RuntimeException reason = failure;
        if (reason != null) {
            throw reason instanceof LabException known
                    ? known
                    : new LabException("the source failed: " + reason.getMessage(), reason);
        }
        return !thread.isAlive();
    }

    private void run(Source source, ReadingSink sink, RejectedRows rejected) {
        try {
            source.run(sink, rejected);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failure = e;
        }
    }
}
