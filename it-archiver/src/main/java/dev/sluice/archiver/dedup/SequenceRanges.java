package dev.sluice.archiver.dedup;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A set of sequence numbers kept as ranges that don't touch. Not safe for use by several threads. */
final class SequenceRanges {
    private final TreeMap<Long, Long> lastByFirst = new TreeMap<>();

    /** Adds a range, both ends included, that lies above every other one. */
    void append(long first, long last) {
        if (first <= last) {
            lastByFirst.put(first, last);
        }
    }

    /** Removes one number; {@code false} when it was not there. */
    boolean remove(long sequence) {
        Map.Entry<Long, Long> range = lastByFirst.floorEntry(sequence);
        if (range == null || range.getValue() < sequence) {
            return false;
        }
        lastByFirst.remove(range.getKey());
        append(range.getKey(), sequence - 1);
        append(sequence + 1, range.getValue());
        return true;
    }

    int size() {
        return lastByFirst.size();
    }

    /** Forgets the lowest range and returns its last number. */
    long dropLowest() {
        return lastByFirst.pollFirstEntry().getValue();
    }

    /** The ranges as pairs, ascending. */
    List<List<Long>> pairs() {
        List<List<Long>> pairs = new ArrayList<>();
        lastByFirst.forEach((first, last) -> pairs.add(List.of(first, last)));
        return pairs;
    }
}
