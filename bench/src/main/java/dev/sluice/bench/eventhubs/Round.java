package dev.sluice.bench.eventhubs;

import dev.sluice.bench.measure.Cost;
import dev.sluice.bench.measure.Latencies;
import java.util.Locale;

/** What one round of the comparison measured. */
record Round(Throughput small, Throughput large, Both<Latencies> latency) {

    /**
     * Throughput with one size of events.
     *
     * @param bare the local server's, read without an SDK
     */
    record Throughput(Both<Cost> send, Both<Cost> receive, Cost bare) {
        private String summary() {
            return String.format(
                    Locale.ROOT,
                    "send %,.0f/%,.0f, receive %,.0f/%,.0f, raw %,.0f",
                    send.ours().rate(),
                    send.kafka().rate(),
                    receive.ours().rate(),
                    receive.kafka().rate(),
                    bare.rate());
        }
    }

    /** A line for those who wait. */
    String summary() {
        return String.format(
                Locale.ROOT,
                "200 B %s; 1 KiB %s events/s; p50 %.0f/%.0f µs",
                small.summary(),
                large.summary(),
                latency.ours().received().p50(),
                latency.kafka().received().p50());
    }
}
