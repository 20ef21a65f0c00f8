package dev.sluice.posture.mutate;

import dev.sluice.posture.Claim;
import dev.sluice.posture.Finding;
import dev.sluice.posture.Posture;
import dev.sluice.posture.Status;
import dev.sluice.posture.Verdict;
import dev.sluice.posture.Witness;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Judges mutants against the verdict on the plans as they are. Thread-safe. */
final class Judgement {
    private final Plans plans;
    private final Verdict baseline;
    private final Set<String> known = new HashSet<>();

    Judgement(Plans plans) {
        this.plans = plans;
        this.baseline = Posture.check(plans.snapshots(), plans.ledgerOfThese());
        findings(baseline).forEach(finding -> known.add(key(finding)));
    }

    Verdict baseline() {
        return baseline;
    }

    /** The findings that the change brought. */
    List<Finding> news(Mutant mutant) {
        Verdict verdict = verdict(mutant);
        return findings(verdict)
                .filter(finding -> !known.contains(key(finding)))
                .toList();
    }

    private static Verdict verdict(Mutant mutant) {
        Plans changed = mutant.apply().get();
        return Posture.check(changed.snapshots(), changed.ledgerOfThese());
    }

    /**
     * Whether the change is noticed: not all is proven, and a new finding names the resource; where it is gone, its parent,
     * what it spoke of or was spoken of by, or one that the claim rested on together with it.
     */
    boolean isKilled(Mutant mutant) {
        Verdict verdict = verdict(mutant);
        if (verdict.verdict() == Status.PROVEN) {
            return false;
        }
        Set<String> neighbours = mutant.removed() ? neighbours(mutant) : Set.of();
        return verdict.claims().stream()
                .flatMap(claim -> claim.findings().stream()
                        .filter(finding -> !known.contains(key(finding)))
                        .filter(finding -> names(finding, mutant)
                                || neighbours.contains(lower(finding.resource()))
                                || (mutant.removed() && restedOn(claim, mutant, finding))))
                .findAny()
                .isPresent();
    }

    /** The resource itself, its parent or its child: an inline subnet is named by its network, and the other way round. */
    private static boolean names(Finding finding, Mutant mutant) {
        String found = lower(finding.resource());
        String changed = lower(mutant.resource());
        return found.equals(changed)
                || found.startsWith(changed + "/")
                || (changed.startsWith(found + "/") && !found.endsWith("/providers"))
                || changed.equals("approval.json");
    }

    private Set<String> neighbours(Mutant mutant) {
        Set<String> neighbours = new HashSet<>();
        List<Site> sites = plans.sites();
        for (Site site : sites) {
            boolean isIt = lower(site.id()).equals(lower(mutant.resource()));
            for (Site other : sites) {
                if (isIt && site.mentions(other.id())) {
                    neighbours.add(lower(other.id()));
                }
            }
            if (!isIt && site.mentions(mutant.resource())) {
                neighbours.add(lower(site.id()));
            }
        }
        return neighbours;
    }

    private boolean restedOn(Claim claim, Mutant mutant, Finding finding) {
        List<Witness> witnesses = baseline.claims().stream()
                .filter(before -> before.id().equals(claim.id()))
                .flatMap(before -> before.witness().stream())
                .toList();
        return rests(witnesses, mutant.resource()) && rests(witnesses, finding.resource());
    }

    private static boolean rests(List<Witness> witnesses, String resource) {
        return witnesses.stream().anyMatch(witness -> lower(witness.resource()).equals(lower(resource)));
    }

    private static Stream<Finding> findings(Verdict verdict) {
        return verdict.claims().stream().flatMap(claim -> claim.findings().stream());
    }

    private static String key(Finding finding) {
        return lower(finding.tenant() + " " + finding.resource() + finding.pointer() + " " + finding.message());
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
