package dev.sluice.posture.mutants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sluice.posture.model.Tenant;
import java.util.List;

/** What is published and who may ask: other hubs with the roles that fit them, other senders, others' tokens. */
final class PublishChanges extends Changes {
    private static final String ALARMS = "/eventhubs/alarms/";
    private static final String TELEMETRY = "/eventhubs/telemetry/";
    private static final String FOREIGN = "17000000-0000-4000-8000-00000000000b";

    PublishChanges(Pair pair) {
        super(pair);
    }

    @Override
    void at(Tenant tenant, int index) {
        JsonNode body = pair.resources(tenant).get(index);
        String id = body.path("id").asText();
        if (id.contains(ALARMS + "providers/")) {
            set(tenant, index, "/properties/principalId", TextNode.valueOf(FOREIGN));
            publishesWhereOthersSend(tenant, index, id);
        }
        if (id.contains(TELEMETRY + "providers/")) {
            besides(tenant, body, id.replace(TELEMETRY, ALARMS));
        }
        if (isToldTenant(body)) {
            tell(tenant, index, "SLUICE_API_KEYS_URL", "https://example.org/keys");
            tell(tenant, index, "SLUICE_API_KEYS_URL", "https://login.microsoftonline.com/common/discovery/v2.0/keys");
            tell(tenant, index, "SLUICE_API_ISSUER", "https://login.microsoftonline.com/common/v2.0");
            untell(tenant, index);
        }
    }

    /** The gateway is then a way out that nobody needs. */
    private void untell(Tenant tenant, int index) {
        Pair copy = pair.copy();
        settings(copy.own(tenant, index))
                .forEach(entry -> rename((ObjectNode) entry, "SLUICE_API_TENANT", "SLUICE_OTHER"));
        String network = pair.all(tenant, "Microsoft.Network/virtualNetworks")
                .get(0)
                .path("id")
                .asText();
        made(new Mutant("no tenant of callers", copy, List.of(network)));
    }

    /** Setting and role fit: only that the hub is not one's own is wrong. */
    private void publishesWhereOthersSend(Tenant tenant, int role, String id) {
        Pair copy = pair.copy();
        copy.own(tenant, role).put("id", id.replace(ALARMS, TELEMETRY));
        ObjectNode app = pair.all(tenant, "Microsoft.Web/sites").get(0);
        for (int index = 0; index < copy.resources(tenant).size(); index++) {
            ObjectNode body = copy.own(tenant, index);
            if (body.path("id").equals(app.path("id"))) {
                settings(body).forEach(entry -> replace((ObjectNode) entry, "AlarmsHubName", "telemetry"));
            }
        }
        made(new Mutant("publishes to telemetry", copy, List.of(app.path("id").asText())));
    }

    private void besides(Tenant tenant, JsonNode role, String id) {
        Pair copy = pair.copy();
        copy.resources(tenant).add(((ObjectNode) role.deepCopy()).put("id", id));
        made(new Mutant("add " + id, copy, List.of(id)));
    }

    private void tell(Tenant tenant, int index, String name, String value) {
        change(
                tenant,
                index,
                "tell " + name + " " + value,
                node -> settings(node).addObject().put("name", name).put("value", value));
    }

    private static boolean isToldTenant(JsonNode body) {
        return settings(body)
                .valueStream()
                .anyMatch(entry -> entry.path("name").asText().equals("SLUICE_API_TENANT"));
    }

    private static void replace(ObjectNode entry, String name, String value) {
        if (entry.path("name").asText().equals(name)) {
            entry.put("value", value);
        }
    }

    private static void rename(ObjectNode entry, String from, String to) {
        if (entry.path("name").asText().equals(from)) {
            entry.put("name", to);
        }
    }

    private static ArrayNode settings(JsonNode body) {
        return body.at("/properties/siteConfig/appSettings") instanceof ArrayNode there
                ? there
                : JsonNodeFactory.instance.arrayNode();
    }
}
