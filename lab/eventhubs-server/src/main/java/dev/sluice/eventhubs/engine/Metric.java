package dev.sluice.eventhubs.engine;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A quantity and its values.
 *
 * @param name as Prometheus has it; ends with {@code _total} if it only grows while the server runs
 * @param help what it is, in one line
 * @param samples its values
 */
public record Metric(String name, String help, List<Sample> samples) {
    public Metric {
        samples = List.copyOf(samples);
    }

    /**
     * A value.
     *
     * @param labels what it is of
     * @param value the value
     */
    public record Sample(Map<String, String> labels, long value) {
        public Sample {
            labels = Map.copyOf(new TreeMap<>(labels));
        }
    }
}
