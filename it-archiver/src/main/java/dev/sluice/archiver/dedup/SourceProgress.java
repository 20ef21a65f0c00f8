package dev.sluice.archiver.dedup;

import org.jspecify.annotations.Nullable;

/** What has been seen of one source partition. Not safe for use by several threads. */
final class SourceProgress {
    /** Nothing seen yet. */
    static final long NONE = -1;

    private final int mostHoles;
    private final SequenceRanges holes = new SequenceRanges();
    private long highest = NONE;
    private long forgotten;

    /**
     * @param mostHoles how many ranges are remembered
     * @param forgotten up to this number it is not known any more what has been seen
     */
    SourceProgress(int mostHoles, long forgotten) {
        this.mostHoles = mostHoles;
        this.forgotten = forgotten;
    }

    /** Whether the number was seen before; {@code null} when that is not known. */
    @Nullable Boolean repeats(long sequence) {
        if (sequence > highest) {
            boolean known = sequence > forgotten;
            advance(sequence);
            return known ? Boolean.FALSE : null;
        }
        if (holes.remove(sequence)) {
            return Boolean.FALSE;
        }
        return sequence <= forgotten ? null : Boolean.TRUE;
    }

    long highest() {
        return highest;
    }

    long forgotten() {
        return forgotten;
    }

    SequenceRanges holes() {
        return holes;
    }

    /** Takes over what an earlier writer recorded. */
    void restore(long recordedHighest, Iterable<long[]> recordedHoles) {
        highest = recordedHighest;
        recordedHoles.forEach(range -> holes.append(range[0], range[1]));
        limit();
    }

    private void advance(long sequence) {
        holes.append(Math.max(highest, forgotten) + 1, sequence - 1);
        highest = sequence;
        limit();
    }

    private void limit() {
        while (holes.size() > mostHoles) {
            forgotten = Math.max(forgotten, holes.dropLowest());
        }
    }
}
