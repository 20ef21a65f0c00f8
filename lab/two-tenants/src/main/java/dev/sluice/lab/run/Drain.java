package dev.sluice.lab.run;

import dev.sluice.lab.LabException;
import dev.sluice.lab.sender.Senders;
import dev.sluice.lab.sender.SentCounts;
import dev.sluice.lab.watch.Passage;
import dev.sluice.lab.watch.PathWatch;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Waits, after the source has ended, until everything sent can be read in the archive and in the devices' state. Fails when nothing moves for too
 * long. Not safe for use by several threads.
 */
final class Drain {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Senders senders;
    private final SentCounts counts;
    private final PathWatch watch;
    private @Nullable Passage passage;
    private List<Object> lastPositions = List.of();
    private long lastProgress = System.nanoTime();

    Drain(Senders senders, SentCounts counts, PathWatch watch) {
        this.senders = senders;
        this.counts = counts;
        this.watch = watch;
    }

    /**
     * Whether everything is through.
     *
     * @throws LabException when nothing has moved for two minutes; it names what lags
     */
    boolean isOver() {
        failWhenNothingMoves();
        if (passage == null && senders.finish()) {
            passage = new Passage(watch);
        }
        return passage != null && passage.isOver();
    }

    private void failWhenNothingMoves() {
        List<Object> positions = List.of(
                counts.accepted(),
                watch.inOtHub(),
                watch.forwarded(),
                watch.inItHub(),
                watch.archived(),
                watch.ingested());
        if (!positions.equals(lastPositions)) {
            lastPositions = positions;
            lastProgress = System.nanoTime();
        } else if (System.nanoTime() - lastProgress > PATIENCE.toNanos()) {
            throw new LabException("nothing has moved for " + PATIENCE.toSeconds() + " s: " + lagging());
        }
    }

    private String lagging() {
        String stages = watch.lagging();
        if (passage == null) {
            return "the OT hub does not accept what the devices send" + (stages.isEmpty() ? "" : "; " + stages);
        }
        return stages.isEmpty() ? "a hub does not tell how far it is" : stages;
    }
}
