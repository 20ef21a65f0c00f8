package dev.sluice.ingest.apply;

import dev.sluice.contract.SourcePartition;
import dev.sluice.ingest.Reading.Origin;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Walks over a batch's events of one source partition, from where its progress stands. For one thread. */
final class SourceWalk {
    private static final Logger LOG = LoggerFactory.getLogger(SourceWalk.class);

    private Kept<Progress> before;
    private final Progress start;
    private final HoleRanges holes;
    private long highest;
    private ActiveClock clock;
    private long gaps;

    SourceWalk(SourcePartition source, Kept<Progress> before) {
        this.before = before;
        this.start = before.value() == null ? Progress.none(source) : before.value();
        this.holes = start.holes().copy();
        this.highest = start.highest();
        this.clock = start.clock();
    }

    /** Goes on to an event; what was skipped becomes holes. */
    Pass pass(Origin origin) {
        long sequence = origin.identity().sequence();
        if (sequence <= highest) {
            return new Pass(false, clock.active());
        }
        if (sequence > highest + 1) {
            gaps += highest == Progress.NOTHING ? 0 : sequence - highest - 1;
            holes.add(highest + 1, sequence - 1);
        }
        highest = sequence;
        clock = clock.advance(origin.enqueued());
        return new Pass(!start.holes().contains(sequence), clock.active());
    }

    /** Whether an event at this place was passed when the walk began, and applied or skipped for good. */
    boolean wasPassed(long sequence) {
        return sequence <= start.highest() && !start.holes().contains(sequence);
    }

    boolean isHole(long sequence) {
        return holes.contains(sequence);
    }

    void addHole(long sequence) {
        holes.add(sequence, sequence);
    }

    void fillHole(long sequence) {
        holes.remove(sequence);
    }

    SourcePartition source() {
        return start.source();
    }

    boolean hasNewHoles() {
        return !holes.equals(start.holes());
    }

    boolean hasMoved() {
        return highest != start.highest() || hasNewHoles();
    }

    /** What to store before devices are: the holes alone. */
    ProgressUpdate withHoles() {
        return new ProgressUpdate(before, start.withHoles(holes));
    }

    /** Notes how progress is stored now. */
    void stored(Kept<Progress> now) {
        before = now;
    }

    /** What to store when the devices are. */
    ProgressUpdate atEnd() {
        Progress end = new Progress(start.source(), highest, holes, clock, start.forgotten());
        return new ProgressUpdate(before, end.withHoles(holes));
    }

    /** Counts what was skipped, and tells of what had no place. */
    void count(IntakeMeter meter) {
        meter.gaps(gaps);
        long forgotten = atEnd().after().forgotten() - start.forgotten();
        if (forgotten > 0) {
            meter.forgotten(forgotten);
            LOG.atWarn()
                    .addKeyValue("hub", source().hub())
                    .addKeyValue("partition", source().partition())
                    .addKeyValue("sequences", forgotten)
                    .log("too many holes: events of the oldest are stale if they ever come");
        }
    }

    /**
     * How an event was met.
     *
     * @param first whether no event of its sequence or a later one was met before
     * @param active how long the source partition has been active
     */
    record Pass(boolean first, Duration active) {}
}
