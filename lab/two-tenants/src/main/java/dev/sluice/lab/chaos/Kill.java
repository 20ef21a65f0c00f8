package dev.sluice.lab.chaos;

/**
 * A process ended on purpose.
 *
 * @param atMs when, in milliseconds since the source began
 * @param process name of the process
 * @param how {@code killed}, {@code terminated} or {@code frozen}
 * @param inFlight events on their way at that moment
 * @param recoveredMs how long until all of these could be read in the archive and the process was up again, in
 *     milliseconds
 */
public record Kill(long atMs, String process, String how, long inFlight, long recoveredMs) {}
