package dev.sluice.bridge.health;

import dev.sluice.bridge.Counters.Counts;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Counts and lag in the text format of Prometheus.
 *
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">Exposition formats</a>
 */
public final class PrometheusText {
    private final StringBuilder text = new StringBuilder();

    private PrometheusText() {}

    /**
     * The page.
     *
     * @param ages how long ago the source received the first waiting event of each partition that has one
     * @param lag nothing when it can't be asked for at the moment
     */
    public static String of(Counts counts, Map<String, Duration> ages, Optional<Lag> lag) {
        PrometheusText page = new PrometheusText();
        page.counter("received", "Events that the source delivered.", counts.received());
        page.counter("forwarded", "Events that the target accepted, repeats included.", counts.forwarded());
        page.counter("resent", "Events that were sent once more than needed.", counts.resent());
        page.counter("quarantined", "Events that were set aside.", counts.quarantined());
        page.counter("gaps", "Ranges that the source had deleted before they could be read.", counts.gaps());
        page.counter("gap_events", "Events of those ranges.", counts.missed());
        page.counter("moved_properties", "Properties of senders that were renamed.", counts.moved());
        page.counter("retries", "Attempts to send that failed and were repeated.", counts.retries());
        page.fill(counts);
        page.denied(counts.denied());
        page.ages(ages);
        lag.ifPresent(page::lag);
        return page.text.toString();
    }

    private void counter(String name, String help, long value) {
        head(name + "_total", help, "counter");
        text.append("sluice_bridge_")
                .append(name)
                .append("_total ")
                .append(value)
                .append('\n');
    }

    private void fill(Counts counts) {
        head("batch_fill", "How much of a batch's room is taken, 0 to 1.", "summary");
        text.append("sluice_bridge_batch_fill_sum ").append(counts.fill()).append('\n');
        text.append("sluice_bridge_batch_fill_count ").append(counts.batches()).append('\n');
    }

    private void ages(Map<String, Duration> ages) {
        head("oldest_age_seconds", "Age of the first event that waits for the target.", "gauge");
        ages.forEach((partition, age) -> text.append("sluice_bridge_oldest_age_seconds{partition=\"")
                .append(escaped(partition))
                .append("\"} ")
                .append(age.toMillis() / 1000.0)
                .append('\n'));
    }

    private void denied(Map<String, Long> devices) {
        head("denied_total", "Events of denied devices.", "counter");
        devices.forEach((device, events) -> text.append("sluice_bridge_denied_total{device=\"")
                .append(escaped(device))
                .append("\"} ")
                .append(events)
                .append('\n'));
    }

    private void lag(Lag lag) {
        head("lag_events", "Events of a source partition without a checkpoint behind them.", "gauge");
        lag.partitions()
                .forEach((partition, events) -> text.append("sluice_bridge_lag_events{partition=\"")
                        .append(escaped(partition))
                        .append("\"} ")
                        .append(events)
                        .append('\n'));
    }

    private void head(String name, String help, String type) {
        text.append("# HELP sluice_bridge_")
                .append(name)
                .append(' ')
                .append(help)
                .append('\n');
        text.append("# TYPE sluice_bridge_")
                .append(name)
                .append(' ')
                .append(type)
                .append('\n');
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
