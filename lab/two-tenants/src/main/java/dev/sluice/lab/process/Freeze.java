package dev.sluice.lab.process;

import dev.sluice.lab.LabException;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

/** Freezes a process for some time, as SIGSTOP does. */
public final class Freeze {
    private Freeze() {}

    /**
     * Freezes a process and thaws it after the time given, even when this process has died by then: a shell does both.
     */
    public static void of(long pid, Duration length) {
        String seconds = String.format(Locale.ROOT, "%d.%03d", length.toSeconds(), length.toMillisPart());
        String script = "trap '' INT HUP; kill -STOP " + pid + " && sleep " + seconds + "; kill -CONT " + pid;
        try {
            new ProcessBuilder("sh", "-c", script)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new LabException("cannot freeze process " + pid + ": " + e.getMessage(), e);
        }
    }
}
