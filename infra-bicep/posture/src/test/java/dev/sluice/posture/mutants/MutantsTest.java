package dev.sluice.posture.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.posture.Finding;
import dev.sluice.posture.Status;
import dev.sluice.posture.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MutantsTest {
    @Test
    void provesTheCommittedPair() {
        assertThat(Pair.committed().check().claims().stream()
                        .flatMap(claim -> claim.findings().stream())
                        .toList())
                .isEmpty();
    }

    @Test
    void killsEveryMutantAndNamesWhatWasChanged() {
        List<String> survivors = new ArrayList<>();
        List<Mutant> mutants = new Operators(Pair.committed()).all();
        for (Mutant mutant : mutants) {
            Verdict verdict = mutant.pair().check();
            if (verdict.verdict() == Status.PROVEN) {
                survivors.add("alive: " + mutant.name());
            } else if (!isNamed(mutant, verdict)) {
                survivors.add("unnamed: " + mutant.name() + " "
                        + findings(verdict).stream()
                                .map(Finding::resource)
                                .distinct()
                                .toList());
            }
        }
        assertThat(mutants).hasSizeGreaterThan(600);
        assertThat(survivors).isEmpty();
    }

    private static boolean isNamed(Mutant mutant, Verdict verdict) {
        return mutant.named().isEmpty()
                || findings(verdict).stream()
                        .anyMatch(finding -> mutant.named().stream().anyMatch(finding.resource()::equalsIgnoreCase));
    }

    private static List<Finding> findings(Verdict verdict) {
        return verdict.claims().stream()
                .flatMap(claim -> claim.findings().stream())
                .toList();
    }
}
