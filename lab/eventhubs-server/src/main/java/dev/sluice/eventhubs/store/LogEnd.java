package dev.sluice.eventhubs.store;

/**
 * Where a log ends: everything before it is readable and stays as it is.
 *
 * @param nextSequence number that the next event gets
 * @param offset where the next record begins
 * @param lastOffset offset of the last event, -1 if there was none
 * @param lastEnqueuedMillis when the last event was stored, epoch milliseconds; 0 if there was none
 */
public record LogEnd(long nextSequence, long offset, long lastOffset, long lastEnqueuedMillis) {
    static final LogEnd EMPTY = new LogEnd(0, 0, -1, 0);

    /** Number of the last event, -1 if there was none. */
    public long lastSequence() {
        return nextSequence - 1;
    }
}
