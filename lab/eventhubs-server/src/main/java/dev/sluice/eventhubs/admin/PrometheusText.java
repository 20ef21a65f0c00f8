package dev.sluice.eventhubs.admin;

import dev.sluice.eventhubs.engine.Metric;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Metrics in the text format of Prometheus, version 0.0.4.
 *
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">Exposition formats</a>
 */
final class PrometheusText {
    static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private PrometheusText() {}

    static String of(List<Metric> metrics) {
        return metrics.stream().map(PrometheusText::block).collect(Collectors.joining());
    }

    private static String block(Metric metric) {
        String type = metric.name().endsWith("_total") ? "counter" : "gauge";
        StringBuilder text = new StringBuilder();
        text.append("# HELP ").append(metric.name()).append(' ').append(metric.help());
        text.append("\n# TYPE ").append(metric.name()).append(' ').append(type).append('\n');
        metric.samples().forEach(sample -> text.append(line(metric.name(), sample)));
        return text.toString();
    }

    private static String line(String name, Metric.Sample sample) {
        // Names of hubs and ids of partitions have no character that would need an escape.
        String labels = new TreeMap<>(sample.labels())
                .entrySet().stream()
                        .map(label -> label.getKey() + "=\"" + label.getValue() + "\"")
                        .collect(Collectors.joining(","));
        return name + (labels.isEmpty() ? "" : "{" + labels + "}") + " " + sample.value() + "\n";
    }
}
