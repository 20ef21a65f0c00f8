package dev.sluice.archiver.fold;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * When a file is cut. The first files of a writer are cut early, so that what arrives is soon there to read; then the
 * age doubles from cut to cut up to the normal one.
 *
 * @param rows most events of a file
 * @param bytes most bytes of the buffered events of a file; one event more may go over it
 * @param age longest time from the arrival of a file's first event to its cut
 * @param firstAge the same for the first file
 */
public record Cuts(int rows, long bytes, Duration age, Duration firstAge) {
    private static final int DOUBLINGS = 20;

    public Cuts {
        requireNonNull(age, "age");
        requireNonNull(firstAge, "firstAge");
        if (rows < 1 || bytes < 1) {
            throw new IllegalArgumentException("a file has at least one row and one byte");
        }
    }

    /** How old a file may get after that many cuts. */
    public Duration ageAfter(int cuts) {
        if (firstAge.isZero()) {
            return cuts == 0 ? firstAge : age;
        }
        Duration grown = firstAge.multipliedBy(1L << Math.min(cuts, DOUBLINGS));
        return grown.compareTo(age) < 0 ? grown : age;
    }
}
