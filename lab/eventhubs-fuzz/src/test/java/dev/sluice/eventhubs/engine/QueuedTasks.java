package dev.sluice.eventhubs.engine;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A connection's thread that does what it is given when it is told to, on the caller's thread; timers never ring. */
final class QueuedTasks extends AbstractExecutorService implements ScheduledExecutorService {
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private int timers;

    /** Does all tasks, also those that come meanwhile, up to a number; how many it did. */
    int run(int most) {
        int done = 0;
        while (done < most && !tasks.isEmpty()) {
            tasks.remove().run();
            done++;
        }
        return done;
    }

    /** How many timers were set and not cancelled. */
    int timers() {
        return timers;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        return new Timer<>(task, null);
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException("the engine sets no such timer");
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, long delay, long period, TimeUnit unit) {
        throw new UnsupportedOperationException("the engine sets no such timer");
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long delay, long period, TimeUnit unit) {
        throw new UnsupportedOperationException("the engine sets no such timer");
    }

    @Override
    public void shutdown() {
        throw new UnsupportedOperationException("the engine does not end its thread");
    }

    @Override
    public List<Runnable> shutdownNow() {
        throw new UnsupportedOperationException("the engine does not end its thread");
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return false;
    }

    private final class Timer<V> extends FutureTask<V> implements ScheduledFuture<V> {
        private Timer(Runnable task, V result) {
            super(task, result);
            timers++;
        }

        @Override
        public boolean cancel(boolean interrupt) {
            boolean cancelled = super.cancel(interrupt);
            timers -= cancelled ? 1 : 0;
            return cancelled;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return Long.MAX_VALUE;
        }

        @Override
        public int compareTo(Delayed other) {
            return 0;
        }
    }
}
