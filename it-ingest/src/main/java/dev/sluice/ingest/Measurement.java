package dev.sluice.ingest;

import java.time.Instant;

/**
 * The last value of a measurement.
 *
 * @param value what was measured
 * @param time when
 * @param incarnation of the hub that the event came from, epoch milliseconds
 * @param sequence of that event: of two values the one of the higher (incarnation, sequence) is the last
 */
public record Measurement(MeasuredValue value, Instant time, long incarnation, long sequence) {}
