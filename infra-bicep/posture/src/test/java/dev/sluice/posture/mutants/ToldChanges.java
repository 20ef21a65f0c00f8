package dev.sluice.posture.mutants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sluice.posture.model.Tenant;
import java.util.regex.Pattern;

/** What services are told: hosts that only begin like ours, groups and hubs that are not there, others' identities. */
final class ToldChanges extends Changes {
    private static final Pattern HOST =
            Pattern.compile("(https://)?[a-z0-9-]+\\.(servicebus|blob|table|azurecr)\\.[a-z.]+(/.*)?");
    private static final Pattern NAMED =
            Pattern.compile("(telemetry|alarms|bridge|ingest|archiver|analytics|managedidentity)");
    private static final Pattern IDENTITY = Pattern.compile("\\[.*userAssignedIdentities.*clientId.*]");

    ToldChanges(Pair pair) {
        super(pair);
    }

    @Override
    void at(Tenant tenant, int index) {
        JsonNode body = pair.resources(tenant).get(index);
        String type = body.path("type").asText();
        if (type.equals("Microsoft.Web/sites")
                || type.equals("Microsoft.App/containerApps")
                || type.equals("Microsoft.StreamAnalytics/streamingjobs/inputs")) {
            walk(body.path("properties"), "/properties", (pointer, value) -> told(tenant, index, pointer, value));
        }
    }

    private void told(Tenant tenant, int index, String pointer, JsonNode value) {
        String text = value.asText();
        boolean named = NAMED.matcher(text).matches();
        if (HOST.matcher(text).matches()) {
            set(tenant, index, pointer, TextNode.valueOf(text.replaceFirst("((https://)?[^/]+)", "$1.example.org")));
            set(tenant, index, pointer, TextNode.valueOf(text.replaceFirst("((https://)?[^/]+)", "$1@example.org")));
            set(tenant, index, pointer, TextNode.valueOf(text.replaceFirst("(https://)?", "$1elsewhere.")));
            set(tenant, index, pointer, TextNode.valueOf("https://example.org/" + text));
        } else if ((named || IDENTITY.matcher(text).matches()) && isValue(pointer)) {
            set(tenant, index, pointer, TextNode.valueOf("elsewhere"));
        }
    }

    private static boolean isValue(String pointer) {
        return pointer.endsWith("/value") || pointer.endsWith("/consumerGroupName");
    }
}
