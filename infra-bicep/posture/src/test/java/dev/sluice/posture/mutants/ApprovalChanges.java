package dev.sluice.posture.mutants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.posture.model.Tenant;
import java.util.List;
import java.util.function.Consumer;

/** A ledger that says something else. */
final class ApprovalChanges extends Changes {
    ApprovalChanges(Pair pair) {
        super(pair);
    }

    @Override
    List<Mutant> all() {
        ledger();
        return super.all();
    }

    @Override
    void at(Tenant tenant, int index) {}

    private void ledger() {
        for (String status : List.of("Pending", "Rejected", "Disconnected")) {
            ledgerChange(
                    "status " + status,
                    "/connections/0",
                    node -> ((ObjectNode) node.at("/properties/privateLinkServiceConnectionState"))
                            .put("status", status));
        }
        ledgerChange(
                "other endpoint",
                "/connections/0",
                node -> ((ObjectNode) node.at("/properties/privateEndpoint"))
                        .put("id", "/subscriptions/x/resourceGroups/y/providers/Microsoft.Network/privateEndpoints/z"));
        ledgerChange(
                "other organisation",
                "/servicePrincipals/0",
                node -> ((ObjectNode) node).put("appOwnerOrganizationId", "17000000-0000-4000-8000-000000000001"));
        ledgerChange(
                "other application",
                "/servicePrincipals/0",
                node -> ((ObjectNode) node).put("appId", "99999999-0000-4000-8000-000000000001"));
        ledgerChange(
                "other principal",
                "/servicePrincipals/0",
                node -> ((ObjectNode) node).put("id", "99999999-0000-4000-8000-000000000001"));
        ledgerChange(
                "other issuer",
                "/federatedCredentials/0",
                node -> ((ObjectNode) node)
                        .put("issuer", "https://login.microsoftonline.com/17000000-0000-4000-8000-000000000001/v2.0"));
        ledgerChange(
                "other subject",
                "/federatedCredentials/0",
                node -> ((ObjectNode) node)
                        .put(
                                "subjectResourceId",
                                "/subscriptions/x/resourceGroups/y/providers/Microsoft.ManagedIdentity/userAssignedIdentities/z"));
        ledgerChange(
                "other audience",
                "/federatedCredentials/0",
                node -> ((ObjectNode) node).putArray("audiences").add("api://x"));
        for (String list : List.of("connections", "servicePrincipals", "federatedCredentials")) {
            ledgerChange("no " + list, "", node -> ((ArrayNode) node.path(list)).remove(0));
        }
        ledgerChange(
                "impostor",
                "",
                node -> ((ArrayNode) node.path("connections"))
                        .add(node.at("/connections/0").deepCopy())
                        .get(node.path("connections").size() - 1)
                        .withObject("/properties/privateEndpoint")
                        .put("id", "/subscriptions/x/resourceGroups/y/providers/Microsoft.Network/privateEndpoints/z"));
    }

    private void ledgerChange(String name, String pointer, Consumer<JsonNode> change) {
        Pair copy = pair.copy();
        change.accept(copy.ledger.at(pointer));
        made(new Mutant("ledger: " + name, copy, List.of()));
    }
}
