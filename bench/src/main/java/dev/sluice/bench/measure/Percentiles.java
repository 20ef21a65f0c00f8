package dev.sluice.bench.measure;

import java.util.Arrays;

/**
 * The middle and the slow end of many times.
 *
 * @param p50 microseconds that half of them kept
 * @param p99 microseconds that 99 of 100 kept
 */
public record Percentiles(double p50, double p99) {
    /** Of times in nanoseconds, at least one. */
    public static Percentiles of(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Percentiles(at(sorted, 0.50), at(sorted, 0.99));
    }

    private static double at(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1L, (long) (share * sorted.length))] / 1000.0;
    }
}
