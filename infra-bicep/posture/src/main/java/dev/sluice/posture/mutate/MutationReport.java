package dev.sluice.posture.mutate;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.sluice.posture.model.Ledger;
import dev.sluice.posture.model.Snapshots;
import dev.sluice.posture.model.Tenant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What became of the mutants.
 *
 * @param mutants how many weaken something
 * @param killed how many of them were noticed
 * @param survived the others
 * @param noops how many mean nothing
 * @param flagged those of them that were noticed all the same
 * @param operators how many mutants each kind of change made
 */
@JsonPropertyOrder({"mutants", "killed", "survived", "noops", "flagged", "operators"})
public record MutationReport(
        int mutants, int killed, List<Change> survived, int noops, List<Change> flagged, Map<String, Long> operators) {
    private static final List<Operator> WEAKENING = List.of(
            new Settings(),
            new Removals(),
            new Moves(),
            new HubRoles(),
            new Additions("additions.json"),
            new LedgerChanges(),
            new Outputs());
    private static final List<Operator> MEANINGLESS = List.of(new Harmless(), new Additions("harmless.json"));

    public MutationReport {
        survived = List.copyOf(survived);
        flagged = List.copyOf(flagged);
        operators = new TreeMap<>(operators);
    }

    /**
     * A change that came out wrong.
     *
     * @param operator what kind
     * @param tenant whose plan
     * @param resource id of what was changed
     * @param pointer where in it
     * @param finding what was found though it means nothing; empty for a survivor
     */
    @JsonPropertyOrder({"operator", "tenant", "resource", "pointer", "finding"})
    public record Change(String operator, Tenant tenant, String resource, String pointer, String finding) {}

    /** Tries every change on the plans, on all cores. */
    public static MutationReport of(Snapshots snapshots, Ledger ledger) {
        Plans plans = Plans.of(snapshots, ledger);
        Judgement judgement = new Judgement(plans);
        List<Mutant> weak = mutants(WEAKENING, plans);
        List<Mutant> noops = mutants(MEANINGLESS, plans);
        List<Change> survived = weak.parallelStream()
                .filter(mutant -> !judgement.isKilled(mutant))
                .map(mutant -> change(mutant, ""))
                .toList();
        List<Change> flagged = noops.parallelStream()
                .flatMap(noop -> judgement.news(noop).stream()
                        .limit(1)
                        .map(finding ->
                                change(noop, finding.resource() + finding.pointer() + ": " + finding.message())))
                .toList();
        return new MutationReport(
                weak.size(), weak.size() - survived.size(), survived, noops.size(), flagged, counts(weak));
    }

    private static List<Mutant> mutants(List<Operator> operators, Plans plans) {
        return operators.stream().flatMap(operator -> operator.on(plans)).toList();
    }

    private static Change change(Mutant mutant, String finding) {
        return new Change(mutant.operator(), mutant.tenant(), mutant.resource(), mutant.pointer(), finding);
    }

    private static Map<String, Long> counts(List<Mutant> mutants) {
        return mutants.stream().collect(Collectors.groupingBy(Mutant::operator, TreeMap::new, Collectors.counting()));
    }
}
