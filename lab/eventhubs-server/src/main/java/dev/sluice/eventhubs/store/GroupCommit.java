package dev.sluice.eventhubs.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Appends of one log that wait for the disk: those that arrive while it writes are made durable together, next time.
 *
 * <p>Guarded by the log's lock, except where it says otherwise.
 */
final class GroupCommit {
    private final Executor flusher;
    private final Runnable flush;
    private List<Stored> waiting = new ArrayList<>();
    private boolean scheduled;

    GroupCommit(Executor flusher, Runnable flush) {
        this.flusher = flusher;
        this.flush = flush;
    }

    /** Adds an append and sees to it that it is flushed. */
    void add(Stored stored) {
        waiting.add(stored);
        if (!scheduled) {
            scheduled = true;
            schedule();
        }
    }

    private void schedule() {
        try {
            flusher.execute(flush);
        } catch (RejectedExecutionException stopping) {
            // The log is flushed once more when it is closed.
            scheduled = false;
        }
    }

    /** Those that the flush that begins now is for. */
    List<Stored> take() {
        scheduled = false;
        List<Stored> taken = waiting;
        waiting = new ArrayList<>();
        return taken;
    }

    /** Tells them that they failed; without the lock. */
    static void fail(List<Stored> appends, IOException cause) {
        AppendFailedException failure =
                new AppendFailedException("The events could not be written to the disk: " + cause.getMessage(), cause);
        appends.forEach(append -> append.done(failure));
    }
}
