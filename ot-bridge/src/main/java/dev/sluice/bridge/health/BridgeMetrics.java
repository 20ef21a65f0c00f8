package dev.sluice.bridge.health;

import dev.sluice.bridge.Counters;
import dev.sluice.bridge.Counters.Counts;
import dev.sluice.service.health.Health;
import dev.sluice.service.health.PrometheusText;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/** What a bridge counts, as a page for Prometheus. Safe to share between threads. */
public final class BridgeMetrics {
    private static final String PARTITION = "partition";
    private static final double MILLIS = 1000;

    private final Counters counters;
    private final Health health;

    public BridgeMetrics(Counters counters, Health health) {
        this.counters = counters;
        this.health = health;
    }

    /** The page now. */
    public String page() {
        PrometheusText page = new PrometheusText("sluice_bridge_");
        write(counters.counts(), page);
        page.gauges("oldest_age_seconds", "Age of the first event that waits for the target.", PARTITION, ages());
        lag(page);
        return page.toString();
    }

    private static void write(Counts counts, PrometheusText page) {
        page.counter("received", "Events that the source delivered.", counts.received())
                .counter("forwarded", "Events that the target accepted, repeats included.", counts.forwarded())
                .counter("resent", "Events that were sent once more than needed.", counts.resent())
                .counter("quarantined", "Events that were set aside.", counts.quarantined())
                .counter("gaps", "Ranges that the source had deleted before they could be read.", counts.gaps())
                .counter("gap_events", "Events of those ranges.", counts.missed())
                .counter("moved_properties", "Properties of senders that were renamed.", counts.moved())
                .counter("retries", "Attempts to send that failed and were repeated.", counts.retries())
                .summary("batch_fill", "How much of a batch's room is taken, 0 to 1.", counts.fill(), counts.batches())
                .counters("denied", "Events of denied devices.", "device", counts.denied());
    }

    private Map<String, Double> ages() {
        return counters.waiting().ages(Instant.now()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, age -> age.getValue().toMillis() / MILLIS));
    }

    /** Nothing when it can't be asked for at the moment. */
    private void lag(PrometheusText page) {
        try {
            page.gauges(
                    "lag_events",
                    "Events of a source partition without a checkpoint behind them.",
                    PARTITION,
                    health.lag().partitions());
        } catch (RuntimeException e) {
            return;
        }
    }
}
