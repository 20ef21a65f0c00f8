package dev.sluice.bridge.doctor;

import java.util.List;
import java.util.Optional;

/** All findings, in the order of the way. */
public record Diagnosis(List<Finding> findings) {
    public Diagnosis {
        findings = List.copyOf(findings);
    }

    /** The first thing that is wrong. */
    public Optional<Finding> firstWrong() {
        return findings.stream()
                .filter(finding -> finding.verdict() == Verdict.FAILED)
                .findFirst();
    }
}
