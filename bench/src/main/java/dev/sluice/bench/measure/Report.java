package dev.sluice.bench.measure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/**
 * What a benchmark found.
 *
 * @param title what was measured, how and on what
 * @param figures in the order they are printed
 */
public record Report(String title, List<Figure> figures) {
    private static final String ROW = "%-52s %10s %10s %10s %23s %8s  %s%n";

    public Report {
        figures = List.copyOf(figures);
    }

    /** Whether all goals are reached. */
    public boolean isMet() {
        return figures.stream().allMatch(Figure::isMet);
    }

    /** A table for people. */
    public String text() {
        StringBuilder table = new StringBuilder(title).append(System.lineSeparator());
        table.append(String.format(Locale.ROOT, ROW, "", "ours", "theirs", "result", "spread", "goal", ""));
        figures.forEach(figure -> table.append(row(figure)));
        return table.toString();
    }

    private static String row(Figure figure) {
        Double theirs = figure.theirs();
        return String.format(
                Locale.ROOT,
                ROW,
                figure.name(),
                number(figure.ours()),
                theirs == null ? "" : number(theirs),
                number(figure.result()),
                number(figure.lowest()) + " - " + number(figure.highest()),
                figure.goal() == null ? "" : figure.goal(),
                figure.goal() == null ? "" : figure.isMet() ? "met" : "NOT MET");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 1000 ? "%,.0f" : value >= 100 ? "%.0f" : "%.2f", value);
    }

    /** The same for programs. */
    public String json() {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode report = mapper.createObjectNode().put("title", title).put("met", isMet());
        figures.forEach(figure -> write(figure, report.withArray("figures").addObject()));
        try {
            return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts and numbers is always JSON", e);
        }
    }

    private static void write(Figure figure, ObjectNode node) {
        node.put("name", figure.name()).put("ours", figure.ours()).put("theirs", figure.theirs());
        node.put("result", figure.result()).put("lowest", figure.lowest()).put("highest", figure.highest());
        Goal goal = figure.goal();
        if (goal != null) {
            node.put("goal", goal.toString()).put("met", figure.isMet());
        }
    }
}
