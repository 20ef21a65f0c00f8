package dev.sluice.ingest.telemetry;

import java.util.List;
import java.util.stream.Stream;

/** The metrics as the README's table shows them. */
final class MetricsTable {
    private static final String HEAD = "| OpenTelemetry | Unit | By | Prometheus | Meaning |\n|---|---|---|---|---|\n";

    private MetricsTable() {}

    /** Their names for OpenTelemetry. */
    static List<String> metrics() {
        return Stream.concat(
                        Count.ALL.stream().map(Count::metric),
                        Labelled.ALL.stream().map(Labelled::metric))
                .toList();
    }

    static String text() {
        StringBuilder table = new StringBuilder(HEAD);
        for (Count count : Count.ALL) {
            row(table, count.metric(), count.unit(), "", count.pageName() + "_total", count.description());
        }
        for (Labelled each : Labelled.ALL) {
            String page = each.equals(Labelled.QUARANTINED) ? each.pageName() + "_total" : each.pageName();
            row(table, each.metric(), each.unit(), code(each.label().attribute()), page, each.description());
        }
        return table.toString();
    }

    private static void row(StringBuilder table, String metric, String unit, String by, String page, String meaning) {
        table.append("| ").append(code(metric));
        table.append(" | ").append(code(unit));
        table.append(" | ").append(by);
        table.append(" | ").append(code(MetricNames.PAGE + page));
        table.append(" | ").append(meaning).append(" |\n");
    }

    private static String code(String text) {
        return "`" + text + "`";
    }
}
