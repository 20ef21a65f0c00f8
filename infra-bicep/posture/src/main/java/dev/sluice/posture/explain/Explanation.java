package dev.sluice.posture.explain;

import dev.sluice.posture.Claim;
import dev.sluice.posture.Finding;
import dev.sluice.posture.Witness;
import dev.sluice.posture.claims.World;
import dev.sluice.posture.figure.Use;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Explains a claim: its hops as pictures where it has any, else the places it rests on. */
public final class Explanation {
    private static final int MOST_PLACES = 40;

    private final World world;

    public Explanation(World world) {
        this.world = world;
    }

    /** The text, with a line end. */
    public String of(Claim claim) {
        StringBuilder text = new StringBuilder();
        text.append(claim.id()).append(": ").append(claim.status().text()).append('\n');
        text.append(claim.statement()).append("\n\n");
        claim.findings().forEach(finding -> append(text, finding));
        List<Use> uses = world.figure().uses().stream()
                .filter(use -> use.claim().text().equals(claim.id()))
                .filter(distinct(new HashSet<>()))
                .toList();
        uses.forEach(use -> text.append(new PathPicture(world, use).draw()).append('\n'));
        if (uses.isEmpty()) {
            places(text, claim);
        }
        return text.toString();
    }

    /** Several settings may name the same thing: one picture is enough. */
    private static Predicate<Use> distinct(Set<String> seen) {
        return use -> seen.add(use.actor().part().id() + " " + use.target().id() + " " + use.group());
    }

    private static void append(StringBuilder text, Finding finding) {
        text.append("! ")
                .append(finding.tenant().text())
                .append(' ')
                .append(finding.resource())
                .append(finding.pointer())
                .append("\n  ")
                .append(finding.message())
                .append("; ")
                .append(finding.fix())
                .append("\n\n");
    }

    private static void places(StringBuilder text, Claim claim) {
        Map<String, StringBuilder> byResource = new LinkedHashMap<>();
        for (Witness witness : claim.witness()) {
            byResource
                    .computeIfAbsent(witness.tenant().text() + " " + witness.resource(), key -> new StringBuilder())
                    .append(witness.pointer().isEmpty() ? "" : "    " + witness.pointer() + "\n");
        }
        text.append("rests on ").append(claim.witness().size()).append(" places\n");
        byResource.entrySet().stream()
                .limit(MOST_PLACES)
                .forEach(entry ->
                        text.append("  ").append(entry.getKey()).append('\n').append(entry.getValue()));
        if (byResource.size() > MOST_PLACES) {
            text.append("  and ")
                    .append(byResource.size() - MOST_PLACES)
                    .append(" resources more: see the certificate of check\n");
        }
    }
}
