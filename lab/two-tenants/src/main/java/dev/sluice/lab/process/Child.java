package dev.sluice.lab.process;

import dev.sluice.lab.LabException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A child process that is started again whenever it ends, until it is stopped. One that ends again and again within
 * seconds of its start is given up. Safe to use from several threads.
 */
public final class Child {
    private static final Logger LOGGER = LoggerFactory.getLogger(Child.class);
    /** A child gets the settings it is given, none that happen to be in the launcher's environment. */
    private static final String SETTINGS = "SLUICE_";

    private static final int DEATHS = 6;
    private static final Duration WITHIN = Duration.ofSeconds(20);
    private static final long PAUSE_MILLIS = 200;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

    private final ChildSpec spec;
    private final Consumer<LabException> givenUp;
    private final Deque<Long> deaths = new ArrayDeque<>();
    private @Nullable Process process;
    private boolean stopped;
    private int expectedEnds;

    private Child(ChildSpec spec, Consumer<LabException> givenUp) {
        this.spec = spec;
        this.givenUp = givenUp;
    }

    /**
     * Starts a child.
     *
     * @param givenUp is told when the child is not started again because it keeps ending
     */
    public static Child start(ChildSpec spec, Consumer<LabException> givenUp) {
        return startWhen(() -> true, spec, givenUp);
    }

    /** The same, as soon as others have come far enough; in any case after {@link #LONGEST_WAIT}. */
    public static Child startWhen(BooleanSupplier ready, ChildSpec spec, Consumer<LabException> givenUp) {
        Child child = new Child(spec, givenUp);
        Thread thread = new Thread(() -> child.live(ready), "child-" + spec.name());
        thread.setDaemon(true);
        thread.start();
        return child;
    }

    public String name() {
        return spec.name();
    }

    /** Its process id at this moment, or -1 while it is down. */
    public synchronized long pid() {
        return process != null && process.isAlive() ? process.pid() : -1;
    }

    /** Ends the process at once, as SIGKILL does; it is started again. */
    public synchronized void kill() {
        expectedEnds++;
        if (process != null) {
            process.destroyForcibly();
        }
    }

    /** Asks the process to end, as SIGTERM does; it is started again. */
    public synchronized void terminate() {
        expectedEnds++;
        if (process != null) {
            process.destroy();
        }
    }

    /** Asks the process to end and lets it stay ended; waits until it has, and kills it after the time given. */
    public void stop(Duration patience) throws InterruptedException {
        Process last = askToStop();
        if (last != null && !last.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            LOGGER.atWarn().addKeyValue("process", spec.name()).log("did not stop in time and is killed");
            last.destroyForcibly().waitFor();
        }
    }

    /** Kills the process and lets it stay ended. */
    public synchronized void halt() {
        stopped = true;
        if (process != null) {
            process.destroyForcibly();
        }
    }

    private synchronized @Nullable Process askToStop() {
        stopped = true;
        if (process != null) {
            process.destroy();
        }
        return process;
    }

    /** The life of a child: started, waited for, started again. */
    private void live(BooleanSupplier ready) {
        try {
            long begin = System.nanoTime();
            while (!ready.getAsBoolean() && System.nanoTime() - begin < LONGEST_WAIT.toNanos()) {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
            for (Process running = launch(); running != null; running = launch()) {
                int exit = running.waitFor();
                if (!goesOnAfter(exit)) {
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @Nullable Process launch() {
        if (stopped) {
            return null;
        }
        ProcessBuilder builder = new ProcessBuilder(spec.command());
        builder.environment().keySet().removeIf(name -> name.startsWith(SETTINGS));
        builder.environment().putAll(spec.environment());
        builder.directory(spec.directory().toFile());
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()));
        try {
            process = builder.start();
            return process;
        } catch (IOException e) {
            giveUp(new LabException("cannot start " + spec.name() + ": " + e.getMessage(), e));
            return null;
        }
    }

    private synchronized boolean goesOnAfter(int exit) {
        if (stopped) {
            return false;
        }
        if (expectedEnds > 0) {
            expectedEnds--;
            return true;
        }
        LOGGER.atWarn()
                .addKeyValue("process", spec.name())
                .addKeyValue("exit", exit)
                .log("ended and is started again");
        if (endsTooOften()) {
            giveUp(new LabException(spec.name() + " keeps ending; its last words: " + LastLine.of(spec.log())));
        }
        return !stopped;
    }

    private void giveUp(LabException reason) {
        stopped = true;
        givenUp.accept(reason);
    }

    private boolean endsTooOften() {
        long now = System.nanoTime();
        deaths.addLast(now);
        deaths.removeIf(death -> now - death > WITHIN.toNanos());
        return deaths.size() >= DEATHS;
    }
}
