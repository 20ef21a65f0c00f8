package dev.sluice.posture.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.posture.Claim;
import dev.sluice.posture.Status;
import dev.sluice.posture.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
    @ParameterizedTest
    @CsvSource({
        "main, main, approval.json",
        "premium, premium, approval.json",
        "sas, sas, approval.sas.json",
        "storage, storage, approval.storage.json",
        "routed, main, approval.json",
        "no-diagnostics, no-diagnostics, approval.json",
        "main, standard, approval.json",
    })
    void provesEveryOptionAndTheSecondCheckerAgrees(String ot, String it, String ledger) {
        Verdict verdict = Pair.of("ot-tenant/" + ot + ".snapshot.json", "it-tenant/" + it + ".snapshot.json", ledger)
                .verified();

        assertThat(verdict.claims())
                .allSatisfy(claim -> assertThat(claim.findings()).isEmpty());
        assertThat(verdict.verdict()).isEqualTo(Status.PROVEN);
    }

    @Test
    void refutesThePublicVariantByTheClaimsItBreaks() {
        Verdict verdict = Pair.of(
                        "public-variant/ot-tenant/main.snapshot.json",
                        "public-variant/it-tenant/main.snapshot.json",
                        "public-variant/approval.json")
                .verified();

        assertThat(verdict.claims().stream()
                        .filter(claim -> claim.status() == Status.REFUTED)
                        .map(Claim::id))
                .contains("public-access", "devices-reach-hub", "bridge-sends-to-it", "hardening", "keys");
    }

    @Test
    void plansOfDifferentOptionsDontFit() {
        assertThat(Pair.of("ot-tenant/sas.snapshot.json", "it-tenant/main.snapshot.json", "approval.json")
                        .check()
                        .verdict())
                .isEqualTo(Status.REFUTED);
    }
}
