package dev.sluice.ingest.telemetry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of counters and gauges as Prometheus reads it, in its text format 0.0.4. Immutable.
 *
 * @param families by name
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">Exposition formats</a>
 */
public record PrometheusPage(Map<String, Family> families) {
    private static final Pattern COMMENT = Pattern.compile("# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)");
    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (NaN|[-+0-9.eE]+)");
    private static final Pattern LABEL =
            Pattern.compile("\\G([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\n]|\\\\[\\\\\"n])*)\"(?:,|$)");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");

    /**
     * Metrics of one name.
     *
     * @param type such as {@code counter}
     * @param help what it is, for a person
     * @param values by labels
     */
    public record Family(String type, String help, Map<Map<String, String>, Double> values) {}

    /**
     * Reads a page.
     *
     * @throws IllegalArgumentException when Prometheus would not take it
     */
    public static PrometheusPage parse(String page) {
        require(page.isEmpty() || page.endsWith("\n"), "the last line does not end");
        Map<String, Family> families = new LinkedHashMap<>();
        List<String> help = new ArrayList<>(List.of("", ""));
        page.lines().filter(line -> !line.isEmpty()).forEach(line -> {
            Matcher comment = COMMENT.matcher(line);
            if (!comment.matches()) {
                addSample(families, line);
            } else if (comment.group(1).equals("HELP")) {
                help.set(0, comment.group(2));
                help.set(1, comment.group(3));
            } else {
                String name = comment.group(2);
                String text = help.get(0).equals(name) ? help.get(1) : "";
                Family family = new Family(comment.group(3), text, new LinkedHashMap<>());
                require(families.put(name, family) == null, "a second TYPE: " + line);
            }
        });
        return new PrometheusPage(families);
    }

    /**
     * The value of a metric with these labels.
     *
     * @throws IllegalArgumentException when there is none
     */
    public double value(String name, Map<String, String> labels) {
        Family family = families.get(name);
        Double value = family == null ? null : family.values().get(labels);
        if (value == null) {
            throw new IllegalArgumentException("the page has no " + name + labels);
        }
        return value;
    }

    /** The value of a metric without labels. */
    public double value(String name) {
        return value(name, Map.of());
    }

    private static void addSample(Map<String, Family> families, String line) {
        Matcher sample = SAMPLE.matcher(line);
        require(sample.matches(), "no sample: " + line);
        Family family = families.get(sample.group(1));
        if (family == null) {
            throw new IllegalArgumentException("a sample without its TYPE: " + line);
        }
        Map<String, String> labels = labels(sample.group(2) == null ? "" : sample.group(2), line);
        require(family.values().put(labels, Double.valueOf(sample.group(3))) == null, "a second sample: " + line);
    }

    private static Map<String, String> labels(String text, String line) {
        Map<String, String> labels = new TreeMap<>();
        Matcher label = LABEL.matcher(text);
        int end = 0;
        while (label.find()) {
            end = label.end();
            require(labels.put(label.group(1), unescaped(label.group(2))) == null, "a label twice: " + line);
        }
        require(end == text.length(), "no labels: " + line);
        return labels;
    }

    private static String unescaped(String value) {
        return ESCAPE.matcher(value)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1).equals("n") ? "\n" : found.group(1)));
    }

    private static void require(boolean fulfilled, String otherwise) {
        if (!fulfilled) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
