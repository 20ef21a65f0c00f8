package dev.sluice.bench.bridge;

import dev.sluice.bench.BenchException;
import dev.sluice.bench.process.ChildJvm;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** A process that forwards from a source to a target of its own, and stands still while it is not its turn. */
final class Contestant implements AutoCloseable {
    private static final double NANOS = 1e9;

    /** A process that stands still for longer loses its connections. */
    private static final Duration TURN_LIMIT = Duration.ofSeconds(6);

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

    /** Lets it forward so many events, or for a few seconds, after a lead that does not count. */
    Passage turn(int lead, int events) {
        long before = hubs.count(target);
        signal("-CONT");
        Arrived first = Arrived.await(hubs, target, before + lead, process);
        Arrived last = Arrived.awaitAtMost(hubs, target, first.events() + events, process, TURN_LIMIT);
        signal("-STOP");
        if (last.events() == first.events()) {
            throw new BenchException("nothing was forwarded in " + TURN_LIMIT.toSeconds() + " s");
        }
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
