package dev.sluice.eventhubs.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The readers of one partition for one consumer group: at most one owner by epoch, or a few without. Thread-safe. */
final class Readers {
    private static final int MOST_WITHOUT_EPOCH = 5;

    private final List<Reader> readers = new ArrayList<>();

    /** A reader as its rivals see it. */
    interface Reader {
        String name();

        /** Its owner level; null if it does not ask to be the only one. */
        @Nullable Long epoch();

        /** Ends it: another took its place. May be called on any thread. */
        void evict(WireError error);
    }

    /**
     * Lets a reader in; those it displaces are told.
     *
     * @throws RefusedException if another one has a better right or there are too many
     */
    void admit(Reader newcomer) {
        for (Reader displaced : place(newcomer)) {
            displaced.evict(WireError.stolen(displacedBy(newcomer, displaced)));
        }
    }

    private synchronized List<Reader> place(Reader newcomer) {
        Long epoch = newcomer.epoch();
        Reader owner = owner();
        if (epoch == null) {
            requireRoom(newcomer, owner);
        } else if (owner != null && epochOf(owner) > epoch) {
            throw new RefusedException(WireError.stolen(lowerThan(owner, newcomer)));
        }
        List<Reader> displaced = epoch == null ? List.of() : List.copyOf(readers);
        readers.removeAll(displaced);
        readers.add(newcomer);
        return displaced;
    }

    private void requireRoom(Reader newcomer, @Nullable Reader owner) {
        if (owner != null) {
            throw new RefusedException(
                    WireError.stolen("At least one receiver for the endpoint is created with epoch of '"
                            + owner.epoch()
                            + "', and so non-epoch receiver is not allowed. Either reconnect with a higher epoch, or make sure"
                            + " all epoch receivers are closed or disconnected."));
        }
        if (readers.size() >= MOST_WITHOUT_EPOCH) {
            throw new RefusedException(WireError.limitExceeded("Exceeded the maximum number of allowed receivers per"
                    + " partition in a consumer group which is " + MOST_WITHOUT_EPOCH + ". Receiver '" + newcomer.name()
                    + "' cannot be created."));
        }
    }

    synchronized void leave(Reader reader) {
        readers.remove(reader);
    }

    private @Nullable Reader owner() {
        return readers.stream()
                .filter(reader -> reader.epoch() != null)
                .findFirst()
                .orElse(null);
    }

    private static long epochOf(Reader reader) {
        Long epoch = reader.epoch();
        return epoch == null ? -1 : epoch;
    }

    private static String displacedBy(Reader newcomer, Reader displaced) {
        return "New receiver '" + newcomer.name() + "' with higher epoch of '" + newcomer.epoch()
                + "' is created hence current receiver '" + displaced.name() + "' with epoch '" + epochOf(displaced)
                + "' is getting disconnected. If you are recreating the receiver, make sure a higher epoch is used.";
    }

    private static String lowerThan(Reader owner, Reader newcomer) {
        return "Receiver '" + owner.name() + "' with a higher epoch '" + owner.epoch() + "' already exists. Receiver '"
                + newcomer.name() + "' with epoch " + newcomer.epoch()
                + " cannot be created. Make sure you are creating receiver with increasing epoch value to ensure"
                + " connectivity, or ensure all old epoch receivers are closed or disconnected.";
    }
}
