package dev.sluice.posture.cli;

import dev.sluice.posture.Claim;
import dev.sluice.posture.Finding;
import dev.sluice.posture.Verdict;

/** A verdict as text: a line a claim, and what is against it below. */
final class VerdictTable {
    private VerdictTable() {}

    static String of(Verdict verdict) {
        StringBuilder text = new StringBuilder();
        for (Claim claim : verdict.claims()) {
            text.append(String.format("%-8s %-24s %s%n", claim.status().text(), claim.id(), claim.statement()));
            claim.findings().forEach(finding -> append(text, finding));
        }
        return text.append("verdict: ")
                .append(verdict.verdict().text())
                .append('\n')
                .toString();
    }

    private static void append(StringBuilder text, Finding finding) {
        text.append(String.format(
                "         - %s %s%s: %s; %s%n",
                finding.tenant(), finding.resource(), finding.pointer(), finding.message(), finding.fix()));
    }
}
