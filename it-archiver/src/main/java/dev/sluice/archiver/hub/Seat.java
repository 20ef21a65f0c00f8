package dev.sluice.archiver.hub;

import static java.util.Objects.requireNonNull;

import dev.sluice.archiver.chain.AbandonedException;
import dev.sluice.archiver.chain.PartitionStoppedException;
import dev.sluice.archiver.chain.Patience;
import dev.sluice.archiver.event.HubEvent;
import dev.sluice.archiver.fold.PartitionWriter;
import dev.sluice.archiver.fold.ReadAgainException;
import dev.sluice.archiver.fold.Tally;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One partition that this process reads, from the moment it took it. A partition that must not be archived further keeps
 * its seat: its reader is held, so that nobody claims it again and again. Safe for use by several threads.
 */
final class Seat {
    private static final Logger LOG = LoggerFactory.getLogger(Seat.class);
    private static final Duration REMINDER = Duration.ofMinutes(5);

    private final String partition;
    private final Patience patience = new Patience();
    private volatile @Nullable PartitionWriter writer;
    private volatile @Nullable PartitionStoppedException stopped;

    Seat(String partition) {
        this.partition = requireNonNull(partition, "partition");
    }

    /** Finds where the archive ends; waits for storage and hub to say. */
    void open(Function<Patience, PartitionWriter> opening) {
        for (int tries = 0; writer == null && stopped == null; tries++) {
            try {
                writer = opening.apply(patience);
            } catch (PartitionStoppedException e) {
                stop(e);
            } catch (ReadAgainException e) {
                patience.pause(tries);
            }
        }
    }

    /** Last sequence number that is archived; -1 when nothing is. */
    long archived() {
        PartitionWriter open = writer;
        return open == null ? -1 : open.archived().orElse(-1);
    }

    /** A seat for the same partition's next reader, stopped as this one is; lets this one's reader go. */
    Seat heir() {
        Seat heir = new Seat(partition);
        heir.writer = writer;
        heir.stopped = stopped;
        leave();
        return heir;
    }

    boolean isStopped() {
        return stopped != null;
    }

    /**
     * Takes events; does not return while the partition is stopped.
     *
     * @throws AbandonedException when the seat was left
     */
    void accept(List<HubEvent> events) {
        patience.requireWanted();
        try {
            if (stopped == null) {
                requireNonNull(writer, "the seat is open").accept(events);
            }
        } catch (PartitionStoppedException e) {
            stop(e);
        }
        hold();
    }

    /** Commits what is buffered. */
    void flush() {
        PartitionWriter open = writer;
        if (open != null && stopped == null) {
            open.flush();
        }
    }

    /** Gives the partition up; what is buffered is still in the hub. */
    void leave() {
        patience.abandon();
    }

    PartitionStatus status() {
        PartitionWriter open = writer;
        PartitionStoppedException why = stopped;
        return new PartitionStatus(
                partition,
                archived(),
                open == null ? Tally.NONE : open.tally(),
                why == null ? null : why.reason().code() + ": " + why.getMessage());
    }

    private void stop(PartitionStoppedException why) {
        stopped = why;
        complain(why);
    }

    private void hold() {
        for (PartitionStoppedException why = stopped; why != null; why = stopped) {
            patience.await(REMINDER);
            complain(why);
        }
    }

    private void complain(PartitionStoppedException why) {
        LOG.atError()
                .addKeyValue("partition", partition)
                .addKeyValue("errorCode", why.reason().code())
                .log("this partition is no longer archived: " + why.getMessage());
    }
}
