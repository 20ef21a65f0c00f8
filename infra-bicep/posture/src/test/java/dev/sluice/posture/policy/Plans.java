package dev.sluice.posture.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.posture.model.Ledger;
import dev.sluice.posture.model.Snapshot;
import dev.sluice.posture.model.Snapshots;
import dev.sluice.posture.model.Tenant;
import java.util.List;

/** Small plans written by hand. */
final class Plans {
    static final String OT_GROUP = "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/ot/providers/";
    static final String IT_GROUP = "/subscriptions/22222222-2222-2222-2222-222222222222/resourceGroups/it/providers/";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Plans() {}

    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (java.io.IOException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** A resource of the IT tenant; {@code path} is the type and the names, as in its id. */
    static ObjectNode resource(String type, String path, String rest) {
        ObjectNode resource = json(rest).deepCopy();
        return resource.put("id", IT_GROUP + path).put("type", type).put("apiVersion", "2024-01-01");
    }

    static Snapshots of(List<ObjectNode> ot, List<ObjectNode> it) {
        return new Snapshots(snapshot(Tenant.OT, ot), snapshot(Tenant.IT, it));
    }

    static Inventory inventory(ObjectNode... it) {
        return Inventory.of(of(List.of(), List.of(it)), ledger("[]"));
    }

    static Ledger ledger(String connections) {
        return Ledger.of(
                "ledger",
                json("{\"connections\": " + connections
                        + ", \"servicePrincipals\": [], \"federatedCredentials\": []}"));
    }

    private static Snapshot snapshot(Tenant tenant, List<ObjectNode> resources) {
        ObjectNode document = MAPPER.createObjectNode();
        ArrayNode all = document.putArray("predictedResources");
        resources.forEach(all::add);
        return Snapshot.of(tenant, "plan", document);
    }
}
