package dev.sluice.lab.chaos;

import dev.sluice.lab.process.Child;
import dev.sluice.lab.watch.Passage;
import dev.sluice.lab.watch.PathWatch;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Follows a kill until the process is up again and everything that was in flight can be read in the archive and the devices' state. Safe to
 * use from several threads.
 */
final class Recovery {
    private final KillPlan.Step step;
    private final long atMs;
    private final long inFlight;
    private final Child victim;
    private final long oldPid;
    private final Passage passage;
    private final long start = System.nanoTime();
    private long recoveredMs = -1;

    Recovery(KillPlan.Step step, long atMs, long inFlight, Child victim, long oldPid, PathWatch watch) {
        this.step = step;
        this.atMs = atMs;
        this.inFlight = inFlight;
        this.victim = victim;
        this.oldPid = oldPid;
        this.passage = new Passage(watch);
    }

    synchronized void look() {
        boolean through = passage.isOver();
        if (recoveredMs < 0 && through && isUpAgain()) {
            recoveredMs = elapsedMs();
        }
    }

    synchronized boolean isOver() {
        return recoveredMs >= 0;
    }

    synchronized Kill kill() {
        String how = step.blow().name().toLowerCase(Locale.ROOT);
        return new Kill(atMs, step.process(), how, inFlight, recoveredMs);
    }

    private boolean isUpAgain() {
        boolean sameProcess = victim.pid() == oldPid;
        return step.blow() == Blow.FROZEN ? elapsedMs() >= step.freezeMs() : victim.pid() > 0 && !sameProcess;
    }

    private long elapsedMs() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }
}
