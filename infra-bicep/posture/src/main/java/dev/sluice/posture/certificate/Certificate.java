package dev.sluice.posture.certificate;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.sluice.posture.Claim;
import dev.sluice.posture.Status;
import dev.sluice.posture.Verdict;
import dev.sluice.posture.Witness;
import dev.sluice.posture.model.Ledger;
import dev.sluice.posture.model.Part;
import dev.sluice.posture.model.Snapshots;
import dev.sluice.posture.model.Tenant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The facts that proven claims rest on.
 *
 * @param claims the proven ones
 */
@JsonPropertyOrder({"claims"})
public record Certificate(List<Proven> claims) {
    /**
     * A proven claim.
     *
     * @param id of the claim
     * @param facts what it rests on
     */
    @JsonPropertyOrder({"id", "facts"})
    public record Proven(String id, List<Fact> facts) {}

    /**
     * What is where.
     *
     * @param tenant whose plan
     * @param resource full id of the resource
     * @param pointer JSON pointer into it
     * @param value the scalar there; null for an object, a list, or nothing
     */
    @JsonPropertyOrder({"tenant", "resource", "pointer", "value"})
    public record Fact(Tenant tenant, String resource, String pointer, JsonNode value) {}

    public Certificate {
        claims = List.copyOf(claims);
    }

    /** The certificate of a verdict on these plans and this ledger. */
    public static Certificate of(Verdict verdict, Snapshots snapshots, Ledger ledger) {
        Map<String, JsonNode> bodies = bodies(snapshots, ledger);
        return new Certificate(verdict.claims().stream()
                .filter(claim -> claim.status() == Status.PROVEN)
                .map(claim -> proven(claim, bodies))
                .toList());
    }

    private static Proven proven(Claim claim, Map<String, JsonNode> bodies) {
        return new Proven(
                claim.id(),
                claim.witness().stream().map(witness -> fact(witness, bodies)).toList());
    }

    private static Fact fact(Witness witness, Map<String, JsonNode> bodies) {
        JsonNode body = bodies.getOrDefault(key(witness.tenant(), witness.resource()), MissingNode.getInstance());
        JsonNode value = body.at(witness.pointer());
        return new Fact(
                witness.tenant(),
                witness.resource(),
                witness.pointer(),
                value.isValueNode() ? value : com.fasterxml.jackson.databind.node.NullNode.getInstance());
    }

    private static Map<String, JsonNode> bodies(Snapshots snapshots, Ledger ledger) {
        Map<String, JsonNode> bodies = new HashMap<>();
        Stream.of(Tenant.values()).forEach(tenant -> {
            bodies.put(key(tenant, "plan"), snapshots.of(tenant).document());
            snapshots
                    .of(tenant)
                    .resources()
                    .forEach(resource -> bodies.putIfAbsent(key(tenant, resource.id()), resource.body()));
        });
        Stream.of(
                        ledger.connections(),
                        ledger.servicePrincipals(),
                        ledger.federatedCredentials(),
                        List.of(ledger.whole()))
                .flatMap(List::stream)
                .forEach(part -> bodies.putIfAbsent(key(part.tenant(), part.id()), body(part)));
        return bodies;
    }

    private static JsonNode body(Part part) {
        return part.body();
    }

    private static String key(Tenant tenant, String resource) {
        return tenant + " " + resource;
    }
}
