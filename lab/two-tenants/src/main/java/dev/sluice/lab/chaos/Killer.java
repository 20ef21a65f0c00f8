package dev.sluice.lab.chaos;

import dev.sluice.lab.LabException;
import dev.sluice.lab.process.Child;
import dev.sluice.lab.process.Freeze;
import dev.sluice.lab.watch.PathWatch;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * Carries out a plan of kills in a thread of its own, each only while events are in flight and its victim is up. Safe
 * to use from several threads.
 */
public final class Killer implements AutoCloseable {
    private static final Duration RECOVERY_LIMIT = Duration.ofSeconds(20);
    private static final long POLL_MILLIS = 20;

    private final KillPlan plan;
    private final List<Child> children;
    private final PathWatch watch;
    private final List<Recovery> recoveries = new CopyOnWriteArrayList<>();
    private volatile long start = System.nanoTime();
    private final Thread thread = new Thread(this::run, "killer");

    /**
     * Gets ready.
     *
     * @param kills how many
     * @param seed the same seed gives the same plan
     */
    public Killer(int kills, long seed, List<Child> children, PathWatch watch) {
        this.plan = KillPlan.of(kills, seed, children.stream().map(Child::name).toList());
        this.children = List.copyOf(children);
        this.watch = watch;
        thread.setDaemon(true);
    }

    /** Starts to kill. */
    public void start() {
        start = System.nanoTime();
        thread.start();
    }

    /** How many kills are still to come. */
    public int left() {
        return plan.steps().size() - recoveries.size();
    }

    /** Whether all kills are done and everything has recovered from them. */
    public boolean isDone() {
        look();
        return left() == 0 && recoveries.stream().allMatch(Recovery::isOver);
    }

    /** Notes who has recovered since the last look. */
    public void look() {
        recoveries.forEach(Recovery::look);
    }

    /** What was done so far. */
    public List<Kill> kills() {
        return recoveries.stream().map(Recovery::kill).toList();
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            for (KillPlan.Step step : plan.steps()) {
                if (step.upright()) {
                    awaitRecovery();
                }
                TimeUnit.MILLISECONDS.sleep(step.pauseMs());
                strike(step);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitRecovery() throws InterruptedException {
        long deadline = System.nanoTime() + RECOVERY_LIMIT.toNanos();
        while (!recoveries.stream().allMatch(Recovery::isOver) && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    private void strike(KillPlan.Step step) throws InterruptedException {
        Child victim = children.stream()
                .filter(child -> child.name().equals(step.process()))
                .findFirst()
                .orElseThrow(() -> new LabException("no process " + step.process()));
        long inFlight = awaitSomethingInFlight(victim);
        long pid = victim.pid();
        switch (step.blow()) {
            case KILLED -> victim.kill();
            case TERMINATED -> victim.terminate();
            case FROZEN -> Freeze.of(pid, Duration.ofMillis(step.freezeMs()));
        }
        long sinceStart = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        recoveries.add(new Recovery(step, sinceStart, inFlight, victim, pid, watch));
    }

    private long awaitSomethingInFlight(Child victim) throws InterruptedException {
        while (true) {
            long inFlight = watch.inFlight();
            if (inFlight > 0 && victim.pid() > 0) {
                return inFlight;
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }
}
