package dev.sluice.bridge.forward;

import java.util.OptionalLong;

/** Follows the sequence numbers of a partition. Used by one thread. */
final class SequenceTrack {
    private boolean known;
    private long last;

    /** Starts behind the last event that was dealt with, if that is known. */
    SequenceTrack(OptionalLong last) {
        last.ifPresent(this::advance);
    }

    /** Whether a number lies behind: the events are repeated, or the hub was made again. */
    boolean isBehind(long sequence) {
        return known && sequence <= last;
    }

    /** Whether a number follows the last one. */
    boolean expects(long sequence) {
        return known && sequence == last + 1;
    }

    /** Forgets where it was. */
    void restart() {
        known = false;
    }

    /** How many numbers are missing before one. */
    long missingBefore(long sequence) {
        return known ? Math.max(0, sequence - last - 1) : 0;
    }

    /** Goes on to a number. */
    void advance(long sequence) {
        known = true;
        last = sequence;
    }
}
