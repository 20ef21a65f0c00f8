package dev.sluice.lab.audit;

/**
 * How long events took, in milliseconds.
 *
 * @param p50 the median
 * @param p99 the 99th percentile
 */
public record Latency(double p50, double p99) {}
