package dev.sluice.service.health;

import java.util.Map;

/**
 * Writes a page in the text format of Prometheus.
 *
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">Exposition formats</a>
 */
public final class PrometheusText {
    private final String prefix;
    private final StringBuilder text = new StringBuilder();

    /**
     * An empty page.
     *
     * @param prefix what all names begin with, such as {@code sluice_bridge_}
     */
    public PrometheusText(String prefix) {
        this.prefix = prefix;
    }

    /** A count; its name gets the suffix {@code _total}. */
    public PrometheusText counter(String name, String help, long value) {
        head(name + "_total", help, "counter");
        return sample(name + "_total", value);
    }

    /** A count for each value of a label; its name gets the suffix {@code _total}. */
    public PrometheusText counters(String name, String help, String label, Map<String, ? extends Number> values) {
        head(name + "_total", help, "counter");
        values.forEach((of, value) -> sample(name + "_total", label, of, value));
        return this;
    }

    /** What a value is now. */
    public PrometheusText gauge(String name, String help, Number value) {
        head(name, help, "gauge");
        return sample(name, value);
    }

    /** What a value is now, for each value of a label. */
    public PrometheusText gauges(String name, String help, String label, Map<String, ? extends Number> values) {
        head(name, help, "gauge");
        values.forEach((of, value) -> sample(name, label, of, value));
        return this;
    }

    /** The sum of some values and how many they were. */
    public PrometheusText summary(String name, String help, Number sum, long count) {
        head(name, help, "summary");
        return sample(name + "_sum", sum).sample(name + "_count", count);
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private void head(String name, String help, String type) {
        text.append("# HELP ").append(prefix).append(name).append(' ').append(help);
        text.append("\n# TYPE ").append(prefix).append(name).append(' ').append(type);
        text.append('\n');
    }

    private PrometheusText sample(String name, Number value) {
        text.append(prefix).append(name).append(' ').append(value).append('\n');
        return this;
    }

    private void sample(String name, String label, String of, Number value) {
        text.append(prefix).append(name).append('{').append(label).append("=\"").append(escaped(of));
        text.append("\"} ").append(value).append('\n');
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
