package dev.sluice.ingest.deployment;

import java.time.Duration;

/** An ingest that runs in a process of its own, in whichever adapter. */
final class Instance implements AutoCloseable {
    private final ChildProcess process;
    private final String readyLine;

    Instance(ChildProcess process) {
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

    String readyLine() {
        return readyLine;
    }

    ChildProcess process() {
        return process;
    }

    /** What it has said, on standard error. */
    String said() {
        return process.errors();
    }

    /** Stops it in the middle of whatever it does, for as long as given, and lets it go on. */
    void freezeFor(Duration time, Runnable meanwhile) {
        process.freezeFor(time, meanwhile);
    }

    @Override
    public void close() {
        process.kill();
    }
}
