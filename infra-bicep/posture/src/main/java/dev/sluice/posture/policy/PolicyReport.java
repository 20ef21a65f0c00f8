package dev.sluice.posture.policy;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * What the definitions of a folder say of both plans.
 *
 * @param definitions how many were read
 * @param applicable how many are about a resource of the plans
 * @param compliant how many results are so
 * @param nonCompliant how many results are so
 * @param unsupported how many results are so
 * @param results one a definition and resource, by definition in the folder's order
 */
@JsonPropertyOrder({"definitions", "applicable", "compliant", "nonCompliant", "unsupported", "results"})
public record PolicyReport(
        int definitions,
        long applicable,
        long compliant,
        long nonCompliant,
        long unsupported,
        List<PolicyResult> results) {
    public PolicyReport {
        results = List.copyOf(results);
    }

    static PolicyReport of(int definitions, List<PolicyResult> results) {
        return new PolicyReport(
                definitions,
                results.stream().map(PolicyResult::definition).distinct().count(),
                count(results, Compliance.COMPLIANT),
                count(results, Compliance.NON_COMPLIANT),
                count(results, Compliance.UNSUPPORTED),
                results);
    }

    private static long count(List<PolicyResult> results, Compliance compliance) {
        return results.stream()
                .filter(result -> result.compliance() == compliance)
                .count();
    }
}
