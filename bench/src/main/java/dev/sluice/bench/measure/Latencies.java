package dev.sluice.bench.measure;

/**
 * How long single events took.
 *
 * @param acknowledged from the call of the client until the broker's answer is there
 * @param received from the same call until a reader has the event
 */
public record Latencies(Percentiles acknowledged, Percentiles received) {}
