package dev.sluice.functionshost.child;

import java.time.Duration;

/** A service that runs in a process of its own, in whichever adapter. */
public final class Instance implements AutoCloseable {
    private final ChildProcess process;
    private final String readyLine;

    public Instance(ChildProcess process) {
        this.process = process;
        this.readyLine = firstLine(process);
    }

    /** A process that never gets ready must not outlive the test. */
    private static String firstLine(ChildProcess process) {
        try {
            return process.line();
        } catch (AssertionError e) {
            process.close();
            throw e;
        }
    }

    public String readyLine() {
        return readyLine;
    }

    public ChildProcess process() {
        return process;
    }

    /** What it has said, on standard error. */
    public String said() {
        return process.errors();
    }

    /** Stops it in the middle of whatever it does, for as long as given, and lets it go on. */
    public void freezeFor(Duration time, Runnable meanwhile) {
        process.freezeFor(time, meanwhile);
    }

    @Override
    public void close() {
        process.kill();
    }
}
