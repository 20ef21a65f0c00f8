package dev.sluice.functionshost.host;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a function on its schedule, in UTC: one run at a time, the next one planned when it has ended, a failed one not
 * repeated. Thread-safe.
 */
final class TimerListener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TimerListener.class);

    private final FunctionDefinition function;
    private final FunctionMethod method;
    private final Schedule schedule;
    private final Clock clock;
    private final ScheduledExecutorService thread;
    private ScheduleStatus status;
    private Future<?> planned = CompletableFuture.completedFuture(null);

    TimerListener(FunctionDefinition function, FunctionMethod method, Map<String, String> settings, Clock clock) {
        this.function = function;
        this.method = method;
        this.schedule = Schedule.parse(function.text("schedule", settings));
        this.clock = clock;
        this.thread = Executors.newSingleThreadScheduledExecutor(work -> daemon(work, function.name()));
        ZonedDateTime now = now();
        this.status = new ScheduleStatus(null, schedule.after(now), now);
    }

    String name() {
        return function.name();
    }

    /** Begins to run it when it is due. */
    void start() {
        plan();
    }

    /** Runs it now, whatever the schedule says. Whether it succeeded. */
    synchronized boolean run() {
        try {
            method.invoke(new InvocationData(status.timerInfo(), Map.of(), new HostContext(function.name(), 0, 0)));
            return true;
        } catch (ReflectiveOperationException | RuntimeException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            LOG.atWarn().addKeyValue("function", function.name()).log("invocation failed: {}", cause.toString());
            return false;
        }
    }

    private synchronized void runOnSchedule() {
        ZonedDateTime began = now();
        run();
        status = new ScheduleStatus(began, schedule.after(now()), began);
        plan();
    }

    private synchronized void plan() {
        if (!thread.isShutdown()) {
            long wait = Math.max(0, Duration.between(now(), status.next()).toMillis());
            planned = thread.schedule(this::runOnSchedule, wait, TimeUnit.MILLISECONDS);
        }
    }

    private static Thread daemon(Runnable work, String function) {
        Thread timer = new Thread(work, "timer-" + function);
        timer.setDaemon(true);
        return timer;
    }

    private ZonedDateTime now() {
        return clock.instant().atZone(ZoneOffset.UTC);
    }

    /** Plans no more runs; one that has begun is waited for. */
    @Override
    public synchronized void close() {
        planned.cancel(false);
        thread.shutdown();
    }
}
