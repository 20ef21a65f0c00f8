package dev.sluice.bench.measure;

/**
 * What events took.
 *
 * @param rate events a second
 * @param brokerMicros CPU time of the broker an event, microseconds
 * @param clientMicros CPU time of the client an event, microseconds
 */
public record Cost(double rate, double brokerMicros, double clientMicros) {}
