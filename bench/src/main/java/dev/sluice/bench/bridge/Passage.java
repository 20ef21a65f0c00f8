package dev.sluice.bench.bridge;

import java.util.Locale;

/**
 * One turn of one process.
 *
 * @param rate events a second
 * @param cpuMicros CPU time of the process an event, in microseconds
 * @param startSeconds from its start until it had forwarded the first events, beside the others' start
 */
record Passage(double rate, double cpuMicros, double startSeconds) {
    String summary() {
        return String.format(Locale.ROOT, "%,.0f/s %.1f µs", rate, cpuMicros);
    }
}
