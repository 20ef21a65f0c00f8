package dev.sluice.ingest.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sequences that were passed and not applied, as ranges that don't touch. Not safe for use by several threads. */
public final class HoleRanges {
    private final TreeMap<Long, Long> lastByFirst = new TreeMap<>();

    /** No hole is above it: most events that are asked about are. */
    private long bound = Long.MIN_VALUE;

    /**
     * A range of sequences, both ends included.
     *
     * @param first its first
     * @param last its last
     */
    public record Range(long first, long last) {}

    /** No hole at all. */
    public static HoleRanges none() {
        return new HoleRanges();
    }

    /** These ranges. */
    public static HoleRanges of(List<Range> ranges) {
        HoleRanges holes = new HoleRanges();
        ranges.forEach(range -> holes.add(range.first(), range.last()));
        return holes;
    }

    /** The same ranges, to be changed apart. */
    public HoleRanges copy() {
        HoleRanges copy = new HoleRanges();
        copy.lastByFirst.putAll(lastByFirst);
        copy.bound = bound;
        return copy;
    }

    /** Whether a sequence is one of them. */
    public boolean contains(long sequence) {
        if (sequence > bound) {
            return false;
        }
        Map.Entry<Long, Long> range = lastByFirst.floorEntry(sequence);
        return range != null && range.getValue() >= sequence;
    }

    /** Adds a range, whether or not parts of it are there. */
    public void add(long first, long last) {
        if (first > last) {
            return;
        }
        long from = first;
        long to = last;
        for (Map.Entry<Long, Long> near = lastByFirst.floorEntry(to + 1);
                near != null && near.getValue() >= from - 1;
                near = lastByFirst.floorEntry(to + 1)) {
            from = Math.min(from, near.getKey());
            to = Math.max(to, near.getValue());
            lastByFirst.remove(near.getKey());
        }
        lastByFirst.put(from, to);
        bound = Math.max(bound, to);
    }

    /** Removes a sequence, whether or not it is there. */
    public void remove(long sequence) {
        if (sequence > bound) {
            return;
        }
        Map.Entry<Long, Long> range = lastByFirst.floorEntry(sequence);
        if (range == null || range.getValue() < sequence) {
            return;
        }
        lastByFirst.remove(range.getKey());
        if (range.getKey() < sequence) {
            lastByFirst.put(range.getKey(), sequence - 1);
        }
        if (sequence < range.getValue()) {
            lastByFirst.put(sequence + 1, range.getValue());
        }
    }

    /** Forgets the oldest ranges until there are no more than so many; returns how many sequences that were. */
    public long forgetOldest(int mostRanges) {
        long forgotten = 0;
        while (lastByFirst.size() > mostRanges) {
            Map.Entry<Long, Long> oldest = lastByFirst.pollFirstEntry();
            forgotten += oldest.getValue() - oldest.getKey() + 1;
        }
        return forgotten;
    }

    /** The ranges, ascending. */
    public List<Range> ranges() {
        List<Range> ranges = new ArrayList<>(lastByFirst.size());
        lastByFirst.forEach((first, last) -> ranges.add(new Range(first, last)));
        return ranges;
    }

    /** How many ranges there are. */
    public int size() {
        return lastByFirst.size();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HoleRanges holes && lastByFirst.equals(holes.lastByFirst);
    }

    @Override
    public int hashCode() {
        return lastByFirst.hashCode();
    }

    @Override
    public String toString() {
        return lastByFirst.toString();
    }
}
