package dev.sluice.posture.diff;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.sluice.posture.Claim;
import dev.sluice.posture.Finding;
import dev.sluice.posture.Status;
import dev.sluice.posture.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A claim of which more or less is found than before.
 *
 * @param id of the claim
 * @param statement its sentence
 * @param before status on the first plans
 * @param after status on the second
 * @param appeared findings that weren't there before
 * @param vanished findings that aren't there any more
 */
@JsonPropertyOrder({"id", "statement", "before", "after", "appeared", "vanished"})
public record ClaimChange(
        String id, String statement, Status before, Status after, List<Finding> appeared, List<Finding> vanished) {
    public ClaimChange {
        appeared = List.copyOf(appeared);
        vanished = List.copyOf(vanished);
    }

    static List<ClaimChange> between(Verdict before, Verdict after) {
        List<ClaimChange> changes = new ArrayList<>();
        for (Claim now : after.claims()) {
            before.claims().stream()
                    .filter(claim -> claim.id().equals(now.id()))
                    .map(old -> change(old, now))
                    .filter(ClaimChange::isOne)
                    .forEach(changes::add);
        }
        return changes;
    }

    private static ClaimChange change(Claim old, Claim now) {
        return new ClaimChange(
                now.id(),
                now.statement(),
                old.status(),
                now.status(),
                without(now.findings(), old.findings()),
                without(old.findings(), now.findings()));
    }

    private static List<Finding> without(List<Finding> findings, List<Finding> others) {
        Set<Finding> known = new HashSet<>(others);
        return findings.stream().filter(finding -> !known.contains(finding)).toList();
    }

    private boolean isOne() {
        return before != after || !appeared.isEmpty() || !vanished.isEmpty();
    }

    /** Whether it is worse than before: another status, or more is found. */
    boolean isWorse() {
        return after.compareTo(before) > 0 || !appeared.isEmpty();
    }
}
