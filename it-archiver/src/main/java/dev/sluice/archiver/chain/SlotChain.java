package dev.sluice.archiver.chain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The chain of committed slots of one partition. The archive is the only truth about how far it goes: the name of the
 * next slot follows from the tail, and storage decides who creates it.
 *
 * <p>Every call waits for storage to answer, however long that takes, unless the writer is told to give up. Nothing is
 * ever written past a hole: such a partition stops with {@link PartitionStoppedException}. For use by one thread at a
 * time.
 */
public final class SlotChain {
    private static final Logger LOG = LoggerFactory.getLogger(SlotChain.class);

    private final BlobStore store;
    private final SlotPaths paths;
    private final Patience patience;
    private final ChainListing listing;

    public SlotChain(BlobStore store, SlotPaths paths, Patience patience) {
        this.store = requireNonNull(store, "store");
        this.paths = requireNonNull(paths, "paths");
        this.patience = requireNonNull(patience, "patience");
        this.listing = new ChainListing(store, paths);
    }

    public SlotPaths paths() {
        return paths;
    }

    /**
     * Finds where the archive ends; empty when it has not begun.
     *
     * @throws PartitionStoppedException when the chain has a hole or ends before it once ended
     */
    public Optional<Link> recover() {
        Chain newest = patience.untilAnswered(listing::newest);
        if (newest.fault(paths).isEmpty()) {
            return newest.tail();
        }
        return verified();
    }

    /** The same from a full listing. */
    public Optional<Link> verified() {
        Chain all = patience.untilAnswered(listing::all);
        all.fault(paths).ifPresent(fault -> {
            throw fault;
        });
        return all.tail();
    }

    /** Commits the start of the archive; of several writers one wins. */
    public Link begin(Slot genesis) {
        return resolve(genesis, Optional::empty);
    }

    /**
     * Commits a slot behind the tail.
     *
     * @return the link that is in the slot now, whoever wrote it
     * @throws PartitionStoppedException when the tail is not there any more
     */
    public Link commit(Link tail, Slot slot) {
        Link committed = resolve(slot, () -> takenBehind(tail));
        remember(committed);
        return committed;
    }

    /** Reads a part of a committed blob. */
    public byte[] read(Link link, long offset, long length) {
        return patience.untilAnswered(() -> store.read(link.path(), offset, length));
    }

    /** Puts the same bytes again and again until the slot is known to be taken: by this writer or by another. */
    private Link resolve(Slot slot, Supplier<Optional<Link>> taken) {
        for (int tries = 0; ; tries++) {
            Optional<Link> winner = taken.get();
            if (winner.isPresent()) {
                return winner.get();
            }
            if (created(slot)) {
                return slot.link();
            }
            Optional<StoredBlob> there = answered(() -> store.find(slot.link().path()));
            if (there.isPresent()) {
                return Link.of(there.get());
            }
            patience.pause(tries);
        }
    }

    /** Whether this attempt is known to have created the blob. Anything else must be looked at. */
    private boolean created(Slot slot) {
        patience.requireWanted();
        try {
            return store.create(slot.link().path(), slot.content(), slot.link().metadata(slot.notes()));
        } catch (UnansweredException e) {
            return false;
        }
    }

    /**
     * The gap record that another writer put behind the tail: it found the next events missing in the hub, while this
     * one still holds them.
     */
    private Optional<Link> takenBehind(Link tail) {
        Optional<StoredBlob> there = answered(() -> store.find(tail.path()));
        if (there.isEmpty() || Link.of(there.get()).last() != tail.last()) {
            throw new PartitionStoppedException(
                    StopReason.TAIL_MISSING,
                    "blob " + tail.path() + ", which ends the archive at sequence " + tail.last()
                            + ", is gone: restore it, or delete " + paths.highWater()
                            + " to archive its events again from what the hub still retains; then restart the"
                            + " archiver");
        }
        return answered(() -> store.find(paths.gap(tail.next()))).map(Link::of);
    }

    /** Evidence only: it may lag behind, and a failure to write it changes nothing. */
    private void remember(Link committed) {
        try {
            store.put(
                    paths.highWater(),
                    ("{\"last\":" + committed.last() + ",\"path\":\"" + committed.path() + "\"}\n").getBytes(UTF_8),
                    Map.of("last", Long.toString(committed.last())));
        } catch (UnansweredException e) {
            LOG.atDebug().addKeyValue("partition", paths.partition()).log("the high-water mark could not be written");
        }
    }

    private <T> T answered(Supplier<T> attempt) {
        return patience.untilAnswered(attempt);
    }
}
