package dev.sluice.bridge.forward;

import java.util.OptionalLong;

/** Follows the sequence numbers of a partition. Used by one thread. */
final class SequenceTrack {
    private OptionalLong last;

    /** Starts behind the last event that was dealt with, if that is known. */
    SequenceTrack(OptionalLong last) {
        this.last = last;
    }

    /** Whether a number lies behind: the events are repeated, or the hub was made again. */
    boolean isBehind(long sequence) {
        return last.isPresent() && sequence <= last.getAsLong();
    }

    /** Whether a number follows the last one. */
    boolean expects(long sequence) {
        return last.isPresent() && sequence == last.getAsLong() + 1;
    }

    /** Forgets where it was. */
    void restart() {
        last = OptionalLong.empty();
    }

    /** How many numbers are missing before one. */
    long missingBefore(long sequence) {
        return last.isPresent() ? Math.max(0, sequence - last.getAsLong() - 1) : 0;
    }

    /** Goes on to a number. */
    void advance(long sequence) {
        last = OptionalLong.of(sequence);
    }
}
