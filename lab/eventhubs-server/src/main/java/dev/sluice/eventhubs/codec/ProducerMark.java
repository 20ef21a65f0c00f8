package dev.sluice.eventhubs.codec;

import org.jspecify.annotations.Nullable;

/**
 * What an idempotent producer writes on each event, as message annotations.
 *
 * @param producer id of the producer
 * @param epoch its epoch: of two producers with one id the higher one counts
 * @param sequence number of the event among the producer's, from 0 again after 2^31 - 1
 */
public record ProducerMark(long producer, long epoch, int sequence) {
    /** Annotation and link property of the id, a long. */
    public static final String PRODUCER = "com.microsoft:producer-id";

    /** Annotation and link property of the epoch, a short. */
    public static final String EPOCH = "com.microsoft:producer-epoch";

    /** Annotation and link property of the sequence number, an int. */
    public static final String SEQUENCE = "com.microsoft:producer-sequence-number";

    static @Nullable ProducerMark read(Slice annotations) {
        Long producer = null;
        Long epoch = null;
        Long sequence = null;
        MapCursor entries = new MapCursor(annotations);
        while (entries.advance()) {
            switch (entries.keyText()) {
                case PRODUCER -> producer = entries.numberValue();
                case EPOCH -> epoch = entries.numberValue();
                case SEQUENCE -> sequence = entries.numberValue();
                default -> {}
            }
        }
        return producer == null || epoch == null || sequence == null
                ? null
                : new ProducerMark(producer, epoch, sequence.intValue());
    }
}
