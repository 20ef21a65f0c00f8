package dev.sluice.eventhubs.engine;

import java.util.concurrent.ScheduledExecutorService;
import org.apache.qpid.protonj2.buffer.ProtonBuffer;

/** Carries bytes nowhere and counts them. */
final class CountingWire implements Wire {
    private final QueuedTasks tasks = new QueuedTasks();
    private boolean writable = true;
    private boolean closed;
    private long written;

    @Override
    public void write(ProtonBuffer bytes) {
        written += bytes.getReadableBytes();
    }

    @Override
    public boolean isWritable() {
        return writable;
    }

    void setWritable(boolean keepsUp) {
        writable = keepsUp;
    }

    @Override
    public ScheduledExecutorService thread() {
        return tasks;
    }

    QueuedTasks tasks() {
        return tasks;
    }

    @Override
    public void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }

    long written() {
        return written;
    }
}
