package dev.sluice.bench.broker;

import dev.sluice.bench.measure.Latencies;

/** A broker in a process of its own and a client of it in this one. One thread at a time. */
public interface Broker extends AutoCloseable {
    /** Process id of the broker. */
    long pid();

    /** Sends events to all partitions and returns once all are acknowledged. */
    void send(Load load);

    /** Reads what the last {@link #send} stored, in all partitions at once. */
    void receive(Load load);

    /** Sends single events one after the other and reads them at the same time. */
    Latencies latencies(int events);

    @Override
    void close();
}
