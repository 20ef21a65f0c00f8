package dev.sluice.posture.checker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.posture.checker.CertificateChecker.Objection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Whether facts about a path hang together: endpoint, its network, a linked zone, a record that leads back to it. */
final class Chains {
    private final Documents documents;
    private final Facts facts;
    private final List<Objection> objections;

    Chains(Documents documents, Facts facts, List<Objection> objections) {
        this.documents = documents;
        this.facts = facts;
        this.objections = objections;
    }

    void check() {
        facts.byClaim().forEach((claim, list) -> {
            if (!claim.equals("endpoints")) {
                list.stream()
                        .filter(fact -> fact.isAt("/privateLinkServiceId"))
                        .forEach(fact -> path(claim, list, fact));
            }
        });
        approval();
    }

    private void path(String claim, List<Facts.Fact> list, Facts.Fact target) {
        JsonNode endpoint = documents.find(target.tenant(), target.resource());
        boolean placed = list.stream().anyMatch(fact -> fact.isOf(endpoint) && fact.isAt("/properties/subnet/id"));
        Set<String> zones = new HashSet<>();
        list.stream()
                .filter(fact -> fact.isAt("/properties/virtualNetwork/id"))
                .forEach(fact -> zones.add(parent(parent(fact.resource()))));
        boolean named =
                list.stream().anyMatch(fact -> registers(fact, target, zones) || records(fact, endpoint, zones));
        if (!placed) {
            object(claim, target, "no fact says where the endpoint stands");
        }
        if (!named) {
            object(claim, target, "no fact leads from a linked zone to the endpoint");
        }
    }

    /** The endpoint's zone group names a linked zone. */
    private static boolean registers(Facts.Fact fact, Facts.Fact target, Set<String> zones) {
        return fact.isAt("/privateDnsZoneId")
                && lower(fact.resource()).startsWith(lower(target.resource()) + "/")
                && zones.contains(lower(fact.text()));
    }

    /** A record in a linked zone has an address that is pinned to the endpoint. */
    private static boolean records(Facts.Fact fact, JsonNode endpoint, Set<String> zones) {
        if (!fact.isAt("/ipv4Address") || !zones.contains(parent(parent(fact.resource())))) {
            return false;
        }
        for (JsonNode configuration : endpoint.at("/properties/ipConfigurations")) {
            if (configuration.at("/properties/privateIPAddress").asText().equals(fact.text())) {
                return true;
            }
        }
        return false;
    }

    /** What crosses the border was approved. */
    private void approval() {
        String claim = "bridge-sends-to-it";
        List<Facts.Fact> list = facts.of(claim);
        boolean approved = list.stream()
                .anyMatch(fact -> fact.isAt("/privateLinkServiceConnectionState/status")
                        && fact.text().equals("Approved"));
        if (facts.claims(claim) && !approved) {
            objections.add(new Objection(claim, "it", "approval", "no fact says that the connection was approved"));
        }
    }

    private void object(String claim, Facts.Fact fact, String message) {
        objections.add(new Objection(claim, fact.tenant(), fact.resource(), message));
    }

    private static String parent(String id) {
        return lower(id.substring(0, Math.max(0, id.lastIndexOf('/'))));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
