package dev.sluice.posture.checker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Verifies a certificate. Thread-safe; reads nothing but its arguments. */
public final class CertificateChecker {
    private CertificateChecker() {}

    /**
     * What a claim of the certificate doesn't hold by.
     *
     * @param claim id of the claim
     * @param tenant whose plan
     * @param resource id of the resource
     * @param message what is wrong
     */
    public record Objection(String claim, String tenant, String resource, String message) {}

    /**
     * Verifies every fact of a certificate and that the facts of each claim are enough for it.
     *
     * @return what is against it; empty if it holds
     */
    public static List<Objection> check(JsonNode certificate, JsonNode ot, JsonNode it, JsonNode ledger) {
        Documents documents = new Documents(ot, it, ledger);
        Facts facts = new Facts(certificate);
        List<Objection> objections = new ArrayList<>();
        facts.byClaim().forEach((claim, list) -> list.forEach(fact -> verify(claim, fact, documents, objections)));
        new Coverage(documents, facts, objections).check();
        new Chains(documents, facts, objections).check();
        return objections;
    }

    private static void verify(String claim, Facts.Fact fact, Documents documents, List<Objection> objections) {
        JsonNode resource = documents.find(fact.tenant(), fact.resource());
        JsonNode found = resource.at(fact.pointer());
        boolean same = fact.value().isNull()
                ? !resource.isMissingNode() && !isTold(found)
                : found.asText().equals(fact.value().asText()) && found.isValueNode();
        if (!same) {
            objections.add(new Objection(
                    claim, fact.tenant(), fact.resource(), "isn't " + fact.value() + " at " + fact.pointer()));
        }
    }

    private static boolean isTold(JsonNode found) {
        return found.isValueNode() && !found.isNull() && !found.isMissingNode();
    }
}
