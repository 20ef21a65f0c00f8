package dev.sluice.lab.run;

import dev.sluice.lab.sender.SentCounts;
import dev.sluice.lab.watch.PathWatch;
import java.time.Duration;
import java.util.Locale;

/** Turns how far things are into a line, with rates since the last one. Not safe for use by several threads. */
final class Progress {
    private static final Duration ON_TERMINAL = Duration.ofMillis(500);
    private static final Duration AS_LINES = Duration.ofSeconds(5);

    private final Screen screen;
    private final SentCounts counts;
    private final PathWatch watch;
    private final long start = System.nanoTime();
    private long lastTime = start;
    private long lastSent;
    private long lastArchived;

    Progress(Screen screen, SentCounts counts, PathWatch watch) {
        this.screen = screen;
        this.counts = counts;
        this.watch = watch;
        this.lastArchived = Math.max(0, watch.archived().events());
    }

    /** Shows a line when it is time for one. */
    void show() {
        long now = System.nanoTime();
        Duration every = screen.isTerminal() ? ON_TERMINAL : AS_LINES;
        if (now - lastTime >= every.toNanos()) {
            screen.update(line(now));
        }
    }

    private String line(long now) {
        double seconds = (now - lastTime) / 1e9;
        long sent = counts.accepted();
        long archived = watch.archived().events();
        String line = String.format(
                Locale.ROOT,
                "%4d s   sent %,d (%,.0f/s)   forwarded %,d   archived %,d (%,.0f/s)   applied %,d   in flight %,d",
                Duration.ofNanos(now - start).toSeconds(),
                sent,
                (sent - lastSent) / seconds,
                watch.forwarded().events(),
                archived,
                Math.max(0, archived - lastArchived) / seconds,
                watch.ingested().events(),
                watch.inFlight());
        lastTime = now;
        lastSent = sent;
        lastArchived = archived;
        return line;
    }
}
