package dev.sluice.bench.bridge;

import dev.sluice.bench.BenchException;
import dev.sluice.bench.process.ChildJvm;
import dev.sluice.bench.process.ProcessStat;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * How far a process has come at one moment.
 *
 * @param events how many the target has
 * @param nanos when, as {@link System#nanoTime()}
 * @param cpuMicros CPU time that the process has had
 */
record Arrived(long events, long nanos, long cpuMicros) {
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration LIMIT = Duration.ofMinutes(5);

    /** The moment at which a hub has so many events, or a little later. */
    static Arrived await(Hubs hubs, String target, long events, ChildJvm process) {
        Arrived now = awaitAtMost(hubs, target, events, process, LIMIT);
        if (now.events() < events) {
            throw new BenchException("only " + now.events() + " of " + events
                    + " events were forwarded; last words of the process: " + process.lastWords());
        }
        return now;
    }

    /** The same, or the moment at which time is up or the process has ended. */
    static Arrived awaitAtMost(Hubs hubs, String target, long events, ChildJvm process, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        Arrived now = now(hubs, target, process);
        while (now.events() < events && now.nanos() < deadline && process.isAlive()) {
            LockSupport.parkNanos(POLL.toNanos());
            now = now(hubs, target, process);
        }
        return now;
    }

    private static Arrived now(Hubs hubs, String target, ChildJvm process) {
        long count = hubs.count(target);
        return new Arrived(count, System.nanoTime(), ProcessStat.cpuMicros(process.pid()));
    }

    /** Events a second since an earlier moment. */
    double rateSince(Arrived earlier) {
        return (events - earlier.events) * 1e9 / (nanos - earlier.nanos);
    }

    /** CPU time an event since an earlier moment, in microseconds. */
    double microsSince(Arrived earlier) {
        return (double) (cpuMicros - earlier.cpuMicros) / (events - earlier.events);
    }
}
