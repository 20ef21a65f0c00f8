package dev.sluice.posture.board;

import dev.sluice.posture.Claim;
import dev.sluice.posture.Finding;
import dev.sluice.posture.Status;
import dev.sluice.posture.Witness;
import dev.sluice.posture.model.Place;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects witnesses and findings. For one thread. */
public final class Board {
    private final Map<ClaimId, Set<Witness>> witnesses = new EnumMap<>(ClaimId.class);
    private final Map<ClaimId, Set<Finding>> findings = new EnumMap<>(ClaimId.class);

    /** The claim rests on what is here. */
    public void rests(ClaimId claim, Place place) {
        witnesses
                .computeIfAbsent(claim, key -> new LinkedHashSet<>())
                .add(new Witness(place.part().tenant(), place.part().resource().id(), place.pointer()));
    }

    /** What is here, or isn't, contradicts the claim. */
    public void refute(ClaimId claim, Place place, String message, String fix) {
        add(claim, Status.REFUTED, place, message, fix);
    }

    /** Whether the claim holds can't be told for what is here. */
    public void doubt(ClaimId claim, Place place, String message, String fix) {
        add(claim, Status.UNKNOWN, place, message, fix);
    }

    /** As {@link #doubt} where the value is known only at run time, else as {@link #refute}. */
    public void object(ClaimId claim, Place place, String message, String fix) {
        add(claim, place.isExpression() ? Status.UNKNOWN : Status.REFUTED, place, message, fix);
    }

    /** Every claim, in the order of {@link ClaimId}; one without findings is proven. */
    public List<Claim> claims() {
        return Arrays.stream(ClaimId.values()).map(this::claim).toList();
    }

    private void add(ClaimId claim, Status status, Place place, String message, String fix) {
        findings.computeIfAbsent(claim, key -> new LinkedHashSet<>())
                .add(new Finding(
                        status, place.part().tenant(), place.part().resource().id(), place.pointer(), message, fix));
    }

    private Claim claim(ClaimId id) {
        Set<Finding> against = findings.getOrDefault(id, Set.of());
        Status status = against.stream().map(Finding::status).reduce(Status.PROVEN, Status::and);
        return new Claim(
                id.text(),
                id.statement(),
                status,
                List.copyOf(witnesses.getOrDefault(id, Set.of())),
                List.copyOf(against));
    }
}
