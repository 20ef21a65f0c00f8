package dev.sluice.posture.mutants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sluice.posture.model.Tenant;
import java.util.List;

/** Services that run something: who they are, what they tell, where they write. */
final class ServiceChanges extends Changes {
    ServiceChanges(Pair pair) {
        super(pair);
    }

    @Override
    void at(Tenant tenant, int index) {
        JsonNode body = pair.resources(tenant).get(index);
        String id = body.path("id").asText();
        switch (body.path("type").asText()) {
            case "Microsoft.Web/sites" -> sites(tenant, index, id);
            case "Microsoft.StreamAnalytics/streamingjobs" -> streamingjobs(tenant, index);
            case "Microsoft.StreamAnalytics/streamingjobs/outputs" -> streamingjobOutputs(tenant, index);
            case "Microsoft.StreamAnalytics/streamingjobs/inputs" -> streamingjobInputs(tenant, index);
            case "Microsoft.Insights/diagnosticSettings" -> diagnosticSettings(tenant, index);
            case "Microsoft.App/managedEnvironments" -> managedEnvironments(tenant, index);
            case "Microsoft.App/containerApps" -> containerApps(tenant, index);
            default -> {}
        }
    }

    private void sites(Tenant tenant, int index, String id) {
        removeField(tenant, index, "/properties", "virtualNetworkSubnetId");
        removeField(tenant, index, "", "identity");
        removeField(tenant, index, "/properties", "publicNetworkAccess");
        set(tenant, index, "/properties/siteConfig/ftpsState", TextNode.valueOf("AllAllowed"));
        for (String list : List.of("ipSecurityRestrictions", "scmIpSecurityRestrictions")) {
            change(
                    tenant,
                    index,
                    "rule in " + list,
                    node -> ((ObjectNode) node.at("/properties/siteConfig"))
                            .putArray(list)
                            .addObject()
                            .put("ipAddress", "0.0.0.0/0")
                            .put("action", "Allow"));
        }
        change(
                tenant,
                index,
                "key in a setting",
                node -> ((ArrayNode) node.at("/properties/siteConfig/appSettings"))
                        .addObject()
                        .put("name", "x")
                        .put("value", "[listKeys('" + id + "', '2023-01-01').key]"));
    }

    private void streamingjobs(Tenant tenant, int index) {
        removeField(tenant, index, "", "identity");
        set(tenant, index, "/identity/type", TextNode.valueOf("None"));
    }

    private void streamingjobOutputs(Tenant tenant, int index) {
        set(tenant, index, "/properties/datasource/type", TextNode.valueOf("Microsoft.EventHub/EventHub"));
        set(
                tenant,
                index,
                "/properties/datasource/properties/storageAccounts/0/accountName",
                TextNode.valueOf("elsewhere"));
        set(tenant, index, "/properties/datasource/properties/container", TextNode.valueOf("elsewhere"));
    }

    private void streamingjobInputs(Tenant tenant, int index) {
        set(tenant, index, "/properties/datasource/properties/serviceBusNamespace", TextNode.valueOf("elsewhere"));
        set(tenant, index, "/properties/datasource/properties/eventHubName", TextNode.valueOf("elsewhere"));
    }

    private void diagnosticSettings(Tenant tenant, int index) {
        set(
                tenant,
                index,
                "/properties/workspaceId",
                TextNode.valueOf(
                        "/subscriptions/x/resourceGroups/y/providers/Microsoft.OperationalInsights/workspaces/z"));
        set(
                tenant,
                index,
                "/properties/eventHubAuthorizationRuleId",
                TextNode.valueOf(
                        "/subscriptions/x/resourceGroups/y/providers/Microsoft.EventHub/namespaces/z/authorizationRules/r"));
        set(
                tenant,
                index,
                "/properties/storageAccountId",
                TextNode.valueOf("/subscriptions/x/resourceGroups/y/providers/Microsoft.Storage/storageAccounts/z"));
    }

    private void managedEnvironments(Tenant tenant, int index) {
        set(
                tenant,
                index,
                "/properties/vnetConfiguration/infrastructureSubnetId",
                TextNode.valueOf("/subscriptions/x/y/z"));
    }

    private void containerApps(Tenant tenant, int index) {
        removeField(tenant, index, "", "identity");
        removeField(tenant, index, "/properties/configuration", "registries");
        set(tenant, index, "/properties/template/containers/0/image", TextNode.valueOf("docker.io/library/busybox"));
        change(
                tenant,
                index,
                "ingress",
                node -> ((ObjectNode) node.at("/properties/configuration"))
                        .putObject("ingress")
                        .put("external", true)
                        .put("targetPort", 80));
    }
}
