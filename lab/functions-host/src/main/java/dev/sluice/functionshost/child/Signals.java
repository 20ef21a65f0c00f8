package dev.sluice.functionshost.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Sends signals that Java has no call for. */
public final class Signals {
    private Signals() {}

    public static void freeze(long pid) {
        send("STOP", pid);
    }

    public static void thaw(long pid) {
        send("CONT", pid);
    }

    /** Stops a process in the middle of whatever it does, for as long as given, and lets it go on. */
    public static void freezeFor(long pid, Duration time) {
        freeze(pid);
        try {
            LockSupport.parkNanos(time.toNanos());
        } finally {
            thaw(pid);
        }
    }

    private static void send(String signal, long pid) {
        try {
            int exit = new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException("kill -" + signal + " " + pid + " failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
