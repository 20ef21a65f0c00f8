package dev.sluice.posture.diff;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.sluice.posture.Posture;
import dev.sluice.posture.Status;
import dev.sluice.posture.Verdict;
import dev.sluice.posture.model.Ledger;
import dev.sluice.posture.model.Snapshots;
import java.util.List;

/**
 * What lies between two pairs of plans: what was planned and what is deployed, or two options.
 *
 * @param before verdict on the first
 * @param after verdict on the second
 * @param ledgerChanged whether the ledgers differ
 * @param resources what the plans have differently
 * @param claims what that does to the claims
 */
@JsonPropertyOrder({"before", "after", "worse", "ledgerChanged", "resources", "claims"})
public record Difference(
        Status before, Status after, boolean ledgerChanged, List<ResourceChange> resources, List<ClaimChange> claims) {
    public Difference {
        resources = List.copyOf(resources);
        claims = List.copyOf(claims);
    }

    /** The difference between two pairs with their ledgers. */
    public static Difference between(Snapshots before, Ledger ledgerBefore, Snapshots after, Ledger ledgerAfter) {
        Verdict old = Posture.check(before, ledgerBefore);
        Verdict now = Posture.check(after, ledgerAfter);
        return new Difference(
                old.verdict(),
                now.verdict(),
                !ledgerBefore.document().equals(ledgerAfter.document()),
                ResourceChange.between(before, after),
                ClaimChange.between(old, now));
    }

    /** Whether a claim is worse off. */
    @JsonProperty
    public boolean worse() {
        return claims.stream().anyMatch(ClaimChange::isWorse);
    }
}
