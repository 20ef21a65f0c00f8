package dev.sluice.eventhubs.engine;

import dev.sluice.eventhubs.codec.EncodedMessage;
import dev.sluice.eventhubs.codec.ProducerMark;
import dev.sluice.eventhubs.codec.Publication;
import dev.sluice.eventhubs.store.LogCursor;
import dev.sluice.eventhubs.store.PartitionLog;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The idempotent producers of a partition: what one sends twice is stored once. Thread-safe.
 *
 * <p>What a producer sent last stands in its events. So one that is not remembered, after a restart, is looked up in
 * the log when it comes back, which reads the whole partition.
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

    /**
     * Lets a producer in; a link that published for it before is told.
     *
     * @throws RefusedException if one with a higher epoch is known
     */
    synchronized Producer admit(ProducerClaim claim, Producer.Holder holder) throws IOException {
        Producer known = claim.id() == null ? null : find(claim.id());
        Producer admitted = known == null ? create(claim, holder) : takeOver(known, claim, holder);
        remember(admitted);
        return admitted;
    }

    private static Producer create(ProducerClaim claim, Producer.Holder holder) {
        long id = claim.id() != null ? claim.id() : ThreadLocalRandom.current().nextLong(1, LARGEST_ID);
        return new Producer(
                id, claim.epoch() != null ? claim.epoch() : 0, claim.sequence() != null ? claim.sequence() : 0, holder);
    }

    private static Producer takeOver(Producer known, ProducerClaim claim, Producer.Holder holder) {
        long epoch = claim.epoch() != null ? claim.epoch() : known.epoch();
        if (epoch < known.epoch()) {
            throw new RefusedException(WireError.producerStolen(known.id(), known.epoch()));
        }
        known.holder().evict(WireError.producerStolen(known.id(), epoch));
        return new Producer(known.id(), epoch, known.last(), holder);
    }

    /**
     * Stores what a producer published unless it is stored already.
     *
     * @return whether it was given to the store, which says later what became of it
     * @throws RefusedException if the producer was taken over, or events are missing before these
     */
    synchronized boolean append(
            Producer admitted, Producer.Holder holder, Publication publication, Consumer<Publication> store) {
        Producer producer = byId.get(admitted.id());
        if (producer == null || producer.holder() != holder) {
            throw new RefusedException(
                    WireError.producerStolen(admitted.id(), producer == null ? admitted.epoch() : producer.epoch()));
        }
        int count = publication.events().size();
        int first = firstSequence(producer, publication);
        int behind = producer.behind(first);
        if (behind == 0) {
            store.accept(publication);
            byId.put(producer.id(), producer.withLast(Producer.after(first, count - 1)));
        } else if (behind > Integer.MAX_VALUE / 2 || behind < count) {
            throw new RefusedException(WireError.outOfOrder(producer.next(), first));
        }
        return behind == 0;
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

    private @Nullable Producer find(long id) throws IOException {
        Producer remembered = byId.get(id);
        return remembered != null ? remembered : findInLog(id);
    }

    private @Nullable Producer findInLog(long id) throws IOException {
        ProducerMark last = null;
        try (LogCursor events = log.read(log.firstSequence())) {
            while (events.advance()) {
                ProducerMark mark = EncodedMessage.parse(events.event()).producerMark();
                if (mark != null && mark.producer() == id) {
                    last = mark;
                }
            }
        }
        return last == null ? null : new Producer(id, last.epoch(), last.sequence(), NOBODY);
    }
}
