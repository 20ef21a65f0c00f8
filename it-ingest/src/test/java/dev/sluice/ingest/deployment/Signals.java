package dev.sluice.ingest.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Sends signals that Java has no call for. */
final class Signals {
    private Signals() {}

    static void freeze(long pid) {
        send("STOP", pid);
    }

    static void thaw(long pid) {
        send("CONT", pid);
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
