package dev.sluice.eventhubs.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A fault that was injected; closing it ends it. Thread-safe. */
public final class InjectedFault implements AutoCloseable {
    private final String id;
    private final Fault fault;
    private final List<Runnable> onEnd = new ArrayList<>();
    private int toSkip;
    private int struck;
    private boolean ended;

    InjectedFault(String id, Fault fault) {
        this.id = id;
        this.fault = fault;
        this.toSkip = fault.after();
    }

    void start() {
        Duration during = fault.during();
        if (during != null) {
            CompletableFuture.delayedExecutor(during.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(this::close);
        }
    }

    /** By which it is known to the server. */
    public String id() {
        return id;
    }

    /** What was asked for. */
    public Fault fault() {
        return fault;
    }

    /** How often it struck. */
    public synchronized int struck() {
        return struck;
    }

    /** Whether it can strike again. */
    public synchronized boolean isActive() {
        return !ended;
    }

    /** Runs a task when it ends, after those registered before; at once if it has ended. */
    public void whenEnded(Runnable task) {
        synchronized (this) {
            if (!ended) {
                onEnd.add(task);
                return;
            }
        }
        task.run();
    }

    /** Whether it strikes now; counts. */
    boolean strike(Occasion occasion, Place place) {
        if (!fault.effect().occasions().contains(occasion) || !fault.scope().covers(place)) {
            return false;
        }
        return count();
    }

    private boolean count() {
        boolean last;
        synchronized (this) {
            if (ended || skips()) {
                return false;
            }
            struck++;
            last = struck == fault.times();
        }
        if (last) {
            close();
        }
        return true;
    }

    private boolean skips() {
        if (toSkip == 0) {
            return false;
        }
        toSkip--;
        return true;
    }

    /** Ends it; what waits for that goes on. */
    @Override
    public void close() {
        List<Runnable> tasks;
        synchronized (this) {
            ended = true;
            tasks = List.copyOf(onEnd);
            onEnd.clear();
        }
        tasks.forEach(Runnable::run);
    }
}
