package dev.sluice.archiver.fold;

import static java.util.Objects.requireNonNull;

import dev.sluice.archiver.chain.AbandonedException;
import dev.sluice.archiver.chain.Link;
import dev.sluice.archiver.chain.PartitionStoppedException;
import dev.sluice.archiver.chain.Patience;
import dev.sluice.archiver.chain.Slot;
import dev.sluice.archiver.chain.SlotChain;
import dev.sluice.archiver.chain.StopReason;
import dev.sluice.archiver.dedup.RepeatTracker;
import dev.sluice.archiver.event.HubEvent;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Archives one partition: takes its events in order, gathers them, commits them to the slot chain.
 *
 * <p>{@link #accept} and {@link #flush} block until storage has answered; they throw {@link AbandonedException} when the
 * writer is told to give up and {@link PartitionStoppedException} when nothing may be written any more. Events that are
 * archived already, by whomever, are skipped. Safe for use by several threads, one at a time gets in.
 */
public final class PartitionWriter {
    private static final Logger LOG = LoggerFactory.getLogger(PartitionWriter.class);

    private final SlotChain chain;
    private final Patience patience;
    private final HubView hub;
    private final WriterSetup setup;
    private final CommitListener listener;
    private final SlotMaker maker;
    private final TailReader reader;
    private final ReentrantLock turn = new ReentrantLock();
    private final Buffer buffer = new Buffer();
    private volatile @Nullable TailState tail;
    private int cuts;
    private volatile Tally tally = Tally.NONE;

    private PartitionWriter(
            SlotChain chain, Patience patience, HubView hub, WriterSetup setup, CommitListener listener) {
        this.chain = requireNonNull(chain, "chain");
        this.patience = requireNonNull(patience, "patience");
        this.hub = requireNonNull(hub, "hub");
        this.setup = requireNonNull(setup, "setup");
        this.listener = requireNonNull(listener, "listener");
        this.maker = new SlotMaker(chain.paths(), setup.encoder(), setup.parser());
        this.reader = new TailReader(chain);
    }

    /**
     * A writer that goes on where the archive ends.
     *
     * @throws PartitionStoppedException when the archive has a hole, or goes further than the hub
     */
    public static PartitionWriter open(
            SlotChain chain, Patience patience, HubView hub, WriterSetup setup, CommitListener listener) {
        PartitionWriter writer = new PartitionWriter(chain, patience, hub, setup, listener);
        chain.recover().ifPresent(link -> {
            writer.requireHubReaches(link);
            writer.tail = writer.reader.read(link);
        });
        return writer;
    }

    /** The last sequence number that is archived; empty when the archive has not begun. */
    public OptionalLong archived() {
        return inTurn(() -> tail == null
                ? OptionalLong.empty()
                : OptionalLong.of(tail.link().last()));
    }

    /** What this writer has archived itself. */
    public Tally tally() {
        return tally;
    }

    /** Takes the next events; an empty list gives an old buffer the chance to be cut. */
    public void accept(List<HubEvent> events) {
        inTurn(() -> {
            events.forEach(this::take);
            cutWhenOld();
            return true;
        });
    }

    /** Commits what is buffered. */
    public void flush() {
        inTurn(() -> {
            commitBuffer();
            return true;
        });
    }

    private void take(HubEvent event) {
        TailState from = begun(event);
        if (event.sequence() > next(from)) {
            commitBuffer();
            closeGap(event);
        }
        if (buffer.isOfAnotherHour(event)) {
            commitBuffer();
        }
        if (event.sequence() == next(state())) {
            buffer.add(event, setup.clock().instant());
        }
        if (buffer.isFull(setup.cuts())) {
            commitBuffer();
        }
    }

    private void cutWhenOld() {
        if (buffer.isOlderThan(setup.cuts().ageAfter(cuts), setup.clock().instant())) {
            commitBuffer();
        }
    }

    private TailState begun(HubEvent event) {
        TailState known = tail;
        return known != null ? known : adopt(chain.begin(maker.genesis(event.sequence())));
    }

    private TailState state() {
        return requireNonNull(tail, "the archive has begun");
    }

    private long next(TailState from) {
        return buffer.isEmpty() ? from.link().next() : buffer.lastSequence() + 1;
    }

    private void commitBuffer() {
        while (!buffer.isEmpty()) {
            TailState from = state();
            DataSlot file = maker.data(buffer.events(), from.repeats().copy());
            Link winner = chain.commit(from.link(), file.slot());
            if (winner.sameAs(file.slot().link())) {
                committed(new TailState(winner, file.repeats()), file.tally());
            } else {
                adopt(winner);
            }
            cuts++;
        }
    }

    private void committed(TailState now, Tally more) {
        tail = now;
        tally = tally.plus(more);
        buffer.dropThrough(now.link().last());
        listener.committed(now.link().last());
    }

    /** Goes on behind a slot that another writer won. */
    private TailState adopt(Link winner) {
        TailState adopted = reader.read(winner);
        tail = adopted;
        buffer.dropThrough(winner.last());
        return adopted;
    }

    /** Records that the events before this one are gone, if they are. */
    private void closeGap(HubEvent event) {
        chain.verified().filter(link -> link.last() > state().link().last()).ifPresent(this::adopt);
        while (event.sequence() > state().link().next()) {
            requireGone(event);
            commitGap(event.sequence() - 1);
        }
    }

    private void requireGone(HubEvent event) {
        HubRange range = patience.untilAnswered(hub::range);
        if (range.incarnation() != chain.paths().incarnation() || range.first() < event.sequence()) {
            throw new ReadAgainException("the hub still holds events from sequence " + range.first()
                    + " on but delivered " + event.sequence() + ": reading again");
        }
    }

    private void commitGap(long last) {
        TailState from = state();
        long first = from.link().next();
        RepeatTracker repeats = from.repeats();
        Slot gap = maker.gap(first, last, repeats);
        Link winner = chain.commit(from.link(), gap);
        if (!winner.sameAs(gap.link())) {
            adopt(winner);
            return;
        }
        committed(new TailState(winner, repeats), Tally.ofLost(last - first + 1));
        LOG.atError()
                .addKeyValue("partition", chain.paths().partition())
                .addKeyValue("first", first)
                .addKeyValue("last", last)
                .addKeyValue("errorCode", "gap")
                .log("events were gone from the hub before they could be archived: the gap is recorded");
    }

    private void requireHubReaches(Link link) {
        HubRange range = patience.untilAnswered(hub::range);
        if (range.incarnation() != chain.paths().incarnation()) {
            throw new ReadAgainException("the hub was made again: reading it from its own start");
        }
        if (range.last() < link.last()) {
            throw new PartitionStoppedException(
                    StopReason.HUB_BEHIND_ARCHIVE,
                    "the hub ends at sequence " + range.last() + " but its archive at " + link.last() + " ("
                            + link.path() + "): a hub that was restored or replaced must have a creation time of its"
                            + " own; archive it to another container, then restart the archiver");
        }
    }

    private interface Action<T> {
        T run();
    }

    private <T> T inTurn(Action<T> action) {
        turn.lock();
        try {
            return action.run();
        } finally {
            turn.unlock();
        }
    }
}
