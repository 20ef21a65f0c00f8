package dev.sluice.posture.checker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The two plans and the ledger, as the checker looks things up in them. */
final class Documents {
    private final JsonNode ledger;
    private final Map<String, JsonNode> plans;
    private final Map<String, JsonNode> byId = new HashMap<>();

    Documents(JsonNode ot, JsonNode it, JsonNode ledger) {
        this.ledger = ledger;
        plans = Map.of("ot", ot, "it", it);
        plans.forEach((tenant, plan) -> plan.path("predictedResources")
                .forEach(resource ->
                        byId.putIfAbsent(key(tenant, resource.path("id").asText()), resource)));
        ledger.path("connections")
                .forEach(entry -> byId.putIfAbsent(key("it", entry.path("id").asText()), entry));
    }

    JsonNode plan(String tenant) {
        return plans.getOrDefault(tenant, MissingNode.getInstance());
    }

    List<JsonNode> resources(String tenant, String type) {
        List<JsonNode> found = new ArrayList<>();
        plan(tenant).path("predictedResources").forEach(resource -> {
            if (type.isEmpty() || resource.path("type").asText().equalsIgnoreCase(type)) {
                found.add(resource);
            }
        });
        return found;
    }

    /** What a fact's resource is; a missing node if there is none. */
    JsonNode find(String tenant, String resource) {
        if (resource.equals("plan")) {
            return plan(tenant);
        }
        if (resource.equals("approval")) {
            return ledger;
        }
        if (resource.startsWith("approval/")) {
            return ledger.at(resource.substring("approval".length()));
        }
        return byId.getOrDefault(key(tenant, resource), MissingNode.getInstance());
    }

    private static String key(String tenant, String id) {
        return tenant + " " + id.toLowerCase(Locale.ROOT);
    }
}
