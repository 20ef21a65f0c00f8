package dev.sluice.posture.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.posture.model.Ids;
import java.util.HashMap;
import java.util.Map;

/** What secrets hold, which nothing but the vault's own readers can see: taken from a plan, for who trusts it in that. */
public final class PlannedSecrets {
    private static final String SECRET = "Microsoft.KeyVault/vaults/secrets";

    private PlannedSecrets() {}

    /** Gives the secrets of an export the values, most often expressions, that the plan says of the same ids. */
    public static void fill(ObjectNode export, JsonNode plan) {
        Map<String, JsonNode> values = new HashMap<>();
        for (JsonNode resource : plan.path("predictedResources")) {
            if (resource.path("type").asText().equalsIgnoreCase(SECRET)) {
                values.put(Ids.key(resource.path("id").asText()), resource.at("/properties/value"));
            }
        }
        for (JsonNode resource : export.path("predictedResources")) {
            JsonNode value = values.get(Ids.key(resource.path("id").asText()));
            if (value != null && resource.at("/properties") instanceof ObjectNode properties) {
                properties.set("value", value);
            }
        }
    }
}
