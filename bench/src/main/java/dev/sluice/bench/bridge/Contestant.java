package dev.sluice.bench.bridge;

import dev.sluice.bench.BenchException;
import dev.sluice.bench.process.ChildJvm;
import java.io.IOException;
import java.util.List;

/** A process that forwards from a source to a target of its own, and stands still while it is not its turn. */
final class Contestant implements AutoCloseable {
    private static final double NANOS = 1e9;

    private final Hubs hubs;
    private final String target;
    private final ChildJvm process;
    private final long begin = System.nanoTime();
    private double startSeconds;

    private Contestant(Hubs hubs, String target, ChildJvm process) {
        this.hubs = hubs;
        this.target = target;
        this.process = process;
    }

    /** Starts it without a checkpoint: it reads the source from its first event. */
    static Contestant start(Entry entry, Surroundings around, String source) {
        String target = around.fresh("target");
        around.hubs().create(target, List.of());
        return new Contestant(around.hubs(), target, entry.side().start(around, entry, source, target));
    }

    /** Its process. */
    ChildJvm process() {
        return process;
    }

    /** Its target. */
    String target() {
        return target;
    }

    /** Lets it forward so many events at least, and then stand still. */
    void awaitStart(int events) {
        Arrived.await(hubs, target, events, process);
        startSeconds = (System.nanoTime() - begin) / NANOS;
        signal("-STOP");
    }

    /** Lets it forward so many events, after a lead that does not count. */
    Passage turn(int lead, int events) {
        long before = hubs.count(target);
        signal("-CONT");
        Arrived first = Arrived.await(hubs, target, before + lead, process);
        Arrived last = Arrived.await(hubs, target, first.events() + events, process);
        signal("-STOP");
        return new Passage(last.rateSince(first), last.microsSince(first), startSeconds);
    }

    private void signal(String name) {
        try {
            Process kill = new ProcessBuilder("kill", name, Long.toString(process.pid())).start();
            if (kill.waitFor() != 0) {
                throw new BenchException("cannot send " + name + " to process " + process.pid());
            }
        } catch (IOException e) {
            throw new BenchException("cannot run kill: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted", e);
        }
    }

    @Override
    public void close() {
        process.kill();
        hubs.delete(target);
    }
}
