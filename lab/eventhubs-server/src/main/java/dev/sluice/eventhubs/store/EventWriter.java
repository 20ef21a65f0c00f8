package dev.sluice.eventhubs.store;

import dev.sluice.eventhubs.codec.ByteSink;

/** Writes the events of an append, once the log knows their numbers. */
@FunctionalInterface
public interface EventWriter {
    /**
     * Appends the bytes of one event to a sink. An exception refuses the whole append.
     *
     * @param index of the event in the append, from 0
     * @param sequence its number in the log
     * @param offset its position in the log
     * @param enqueuedMillis the time of the append, never before an earlier append's
     */
    void write(int index, long sequence, long offset, long enqueuedMillis, ByteSink sink);
}
