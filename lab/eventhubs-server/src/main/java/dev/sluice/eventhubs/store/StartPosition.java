package dev.sluice.eventhubs.store;

import java.io.IOException;

/** Where a reader starts. A position before the first event that is still kept means that event. */
public sealed interface StartPosition {
    /** The number of the first event to deliver; that event may still have to come. */
    long firstSequence(PartitionLog log) throws IOException;

    /** The first event that is kept. */
    record Earliest() implements StartPosition {
        @Override
        public long firstSequence(PartitionLog log) {
            return log.firstSequence();
        }
    }

    /** The next event to come. */
    record Latest() implements StartPosition {
        @Override
        public long firstSequence(PartitionLog log) {
            return log.end().nextSequence();
        }
    }

    /** The event of a number, or the one after it. */
    record Sequence(long sequence, boolean inclusive) implements StartPosition {
        @Override
        public long firstSequence(PartitionLog log) {
            long last = log.end().lastSequence();
            if (sequence > last) {
                throw new PositionBeyondEndException("sequence number", sequence, last);
            }
            return Math.max(inclusive ? sequence : sequence + 1, log.firstSequence());
        }
    }

    /** The event at an offset, or the one after it. */
    record Offset(long offset, boolean inclusive) implements StartPosition {
        @Override
        public long firstSequence(PartitionLog log) throws IOException {
            long last = log.end().lastOffset();
            if (offset > last) {
                throw new PositionBeyondEndException("offset", offset, last);
            }
            return log.firstSequenceFromOffset(inclusive ? offset : offset + 1);
        }
    }

    /** The first event stored after a time, or at it. */
    record EnqueuedTime(long epochMillis, boolean inclusive) implements StartPosition {
        @Override
        public long firstSequence(PartitionLog log) throws IOException {
            return log.firstSequenceFromTime(inclusive ? epochMillis : epochMillis + 1);
        }
    }
}
