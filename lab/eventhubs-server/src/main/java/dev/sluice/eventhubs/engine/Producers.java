package dev.sluice.eventhubs.engine;

import dev.sluice.eventhubs.codec.EncodedMessage;
import dev.sluice.eventhubs.codec.ProducerMark;
import dev.sluice.eventhubs.codec.Publication;
import dev.sluice.eventhubs.store.LogCursor;
import dev.sluice.eventhubs.store.PartitionLog;
import dev.sluice.eventhubs.store.Stored;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The idempotent producers of a partition: what one sends twice is stored once. Thread-safe.
 *
 * <p>What a producer sent last stands in its events. So one that is not remembered, after a restart, is looked up in
 * the log when it comes back, from the last file on.
 */
final class Producers {
    /** Producers remembered; an older one is looked up again. */
    private static final int MOST_REMEMBERED = 1000;
    /** JavaScript has no exact larger numbers. */
    private static final long LARGEST_ID = 1L << 53;

    private static final Producer.Holder NOBODY = error -> {};

    private final PartitionLog log;
    private final Map<Long, Producer> byId = new LinkedHashMap<>(16, 0.75f, true);

    Producers(PartitionLog log) {
        this.log = log;
    }

    /** Whether a producer can be let in without being looked up. */
    synchronized boolean isKnown(ProducerClaim claim) {
        return claim.id() == null || byId.containsKey(claim.id());
    }

    /**
     * Lets a producer in. A link that published for it before stays, and its sends are refused: clients expect the
     * reason as an outcome.
     *
     * @param found what was found of it in the log, null if nothing was or it is remembered
     * @throws RefusedException if one with a higher epoch is known
     */
    synchronized Producer admit(ProducerClaim claim, @Nullable Producer found, Producer.Holder holder) {
        Producer remembered = claim.id() == null ? null : byId.get(claim.id());
        Producer known = remembered != null ? remembered : found;
        Producer admitted = known == null ? create(claim, holder) : takeOver(known, claim, holder);
        remember(admitted);
        return admitted;
    }

    private static Producer create(ProducerClaim claim, Producer.Holder holder) {
        long id = claim.id() != null ? claim.id() : ThreadLocalRandom.current().nextLong(1, LARGEST_ID);
        long epoch = claim.epoch() != null ? claim.epoch() : 0;
        int last = claim.sequence() != null ? claim.sequence() : 0;
        return new Producer(id, epoch, last, List.of(), holder);
    }

    private static Producer takeOver(Producer known, ProducerClaim claim, Producer.Holder holder) {
        long epoch = claim.epoch() != null ? claim.epoch() : known.epoch();
        if (epoch < known.epoch()) {
            throw new RefusedException(WireError.producerStolen(known.id(), known.epoch()));
        }
        return new Producer(known.id(), epoch, known.last(), known.sends(), holder);
    }

    /** Gives to the store what is not there yet. */
    @FunctionalInterface
    interface Store {
        void append(Publication publication, Stored stored);
    }

    /**
     * Stores what a producer published unless it is stored already.
     *
     * @param stored told when it counts as stored, now or before
     * @throws RefusedException if the producer was taken over, or events are missing before these
     */
    synchronized void append(
            Producer admitted, Producer.Holder holder, Publication publication, Store store, Stored stored) {
        Producer producer = byId.get(admitted.id());
        if (producer == null || producer.holder() != holder) {
            throw new RefusedException(
                    WireError.producerStolen(admitted.id(), producer == null ? admitted.epoch() : producer.epoch()));
        }
        int count = publication.events().size();
        Producer.Sent send = new Producer.Sent(firstSequence(producer, publication), count);
        if (send.first() == producer.next()) {
            store.append(publication, stored);
            byId.put(producer.id(), producer.with(send));
        } else if (producer.sends().contains(send)) {
            log.whenStored(stored);
        } else {
            throw new RefusedException(WireError.outOfOrder(producer.next(), send.first()));
        }
    }

    /** What was given to the store for a producer is not there: what is, stands in the log, when it comes back. */
    synchronized void forget(long id) {
        Producer producer = byId.remove(id);
        if (producer != null) {
            producer.holder().evict(WireError.serverBusy("The events of the producer could not be stored."));
        }
    }

    /** The first event's number; the others must follow it. */
    private static int firstSequence(Producer producer, Publication publication) {
        Integer first = null;
        int index = 0;
        for (EncodedMessage event : publication.events()) {
            ProducerMark mark = event.producerMark();
            if (mark == null || mark.producer() != producer.id() || mark.epoch() != producer.epoch()) {
                throw new RefusedException(WireError.argument("Events of an idempotent producer carry its id, epoch and"
                        + " sequence number as annotations."));
            }
            first = first == null ? (Integer) mark.sequence() : first;
            if (mark.sequence() != Producer.after(first, index++)) {
                throw new RefusedException(WireError.outOfOrder(Producer.after(first, index - 1), mark.sequence()));
            }
        }
        return first == null ? producer.next() : first;
    }

    /** A link ended; what its producer sent is remembered. */
    synchronized void leave(Producer.Holder holder, long id) {
        Producer producer = byId.get(id);
        if (producer != null && producer.holder() == holder) {
            byId.put(id, producer.withHolder(NOBODY));
        }
    }

    private void remember(Producer producer) {
        byId.put(producer.id(), producer);
        if (byId.size() > MOST_REMEMBERED) {
            Producer eldest = byId.values().iterator().next();
            eldest.holder().evict(WireError.producerStolen(eldest.id(), eldest.epoch()));
            byId.remove(eldest.id());
        }
    }

    /** Looks up in the log what a producer sent last; reads all of it if that was nothing. Null without a trace. */
    @Nullable Producer find(long id) throws IOException {
        long end = log.end().nextSequence();
        for (long first : log.firstSequences()) {
            Producer found = find(id, first, end);
            if (found != null) {
                return found;
            }
            end = first;
        }
        return null;
    }

    private @Nullable Producer find(long id, long first, long end) throws IOException {
        Producer found = null;
        try (LogCursor events = log.read(first)) {
            while (events.advance() && events.sequence() < end) {
                ProducerMark mark = EncodedMessage.parse(events.event()).producerMark();
                if (mark != null && mark.producer() == id) {
                    found = with(found, mark, events.isFirstOfAppend());
                }
            }
        }
        return found;
    }

    /** All events of a send are of one producer: the first of them begins a send, the others add to it. */
    private static Producer with(@Nullable Producer found, ProducerMark mark, boolean begins) {
        List<Producer.Sent> before = found == null ? List.of() : found.sends();
        Producer producer = new Producer(mark.producer(), mark.epoch(), mark.sequence(), before, NOBODY);
        if (begins || before.isEmpty()) {
            return producer.with(new Producer.Sent(mark.sequence(), 1));
        }
        Producer.Sent last = before.get(before.size() - 1);
        return new Producer(producer.id(), producer.epoch(), last.first(), before.subList(0, before.size() - 1), NOBODY)
                .with(new Producer.Sent(last.first(), last.count() + 1));
    }
}
