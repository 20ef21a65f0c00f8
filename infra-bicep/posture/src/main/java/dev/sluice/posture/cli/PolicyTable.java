package dev.sluice.posture.cli;

import dev.sluice.posture.policy.Compliance;
import dev.sluice.posture.policy.PolicyReport;
import dev.sluice.posture.policy.PolicyResult;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the policies say as text: those with a resource that isn't compliant, and the sums. */
final class PolicyTable {
    private PolicyTable() {}

    static String of(PolicyReport report) {
        StringBuilder text = new StringBuilder();
        Map<String, List<PolicyResult>> byDefinition = report.results().stream()
                .filter(result -> result.compliance() != Compliance.COMPLIANT)
                .collect(Collectors.groupingBy(
                        result -> result.compliance().text() + "  " + result.effect() + "  " + result.title() + " ("
                                + result.definition() + ")",
                        TreeMap::new,
                        Collectors.toList()));
        byDefinition.forEach((definition, results) -> {
            text.append(definition).append('\n');
            results.forEach(result -> append(text, result));
        });
        return text.append(sums(report)).toString();
    }

    private static void append(StringBuilder text, PolicyResult result) {
        text.append("    ").append(result.tenant().text()).append(' ').append(result.resource());
        text.append(result.reason().isEmpty() ? "" : ": " + result.reason()).append('\n');
    }

    private static String sums(PolicyReport report) {
        return "definitions: " + report.definitions() + ", applicable: " + report.applicable() + ", results: "
                + report.results().size() + " (compliant " + report.compliant() + ", non-compliant "
                + report.nonCompliant() + ", unsupported " + report.unsupported() + ")\n";
    }
}
