package dev.sluice.posture.mutants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sluice.posture.model.Tenant;
import java.util.List;

/** Services that hold data, and what lets others reach it. */
final class StoreChanges extends Changes {
    StoreChanges(Pair pair) {
        super(pair);
    }

    @Override
    void at(Tenant tenant, int index) {
        JsonNode body = pair.resources(tenant).get(index);
        String id = body.path("id").asText();
        switch (body.path("type").asText()) {
            case "Microsoft.Storage/storageAccounts" -> storageAccounts(tenant, index, body);
            case "Microsoft.Storage/storageAccounts/blobServices/containers" -> blobServiceContainers(tenant, index);
            case "Microsoft.EventHub/namespaces" -> namespaces(tenant, index, id);
            case "Microsoft.EventHub/namespaces/networkRuleSets" -> namespaceNetworkRuleSets(tenant, index);
            case "Microsoft.EventHub/namespaces/eventhubs" -> namespaceEventhubs(tenant, index, id);
            case "Microsoft.EventHub/namespaces/applicationGroups" -> namespaceApplicationGroups(tenant, index);
            case "Microsoft.Devices/IotHubs" -> iotHubs(tenant, index);
            case "Microsoft.KeyVault/vaults/secrets" -> vaultSecrets(tenant, index);
            case "Microsoft.KeyVault/vaults" -> vaults(tenant, index);
            default -> {}
        }
    }

    private void storageAccounts(Tenant tenant, int index, JsonNode body) {
        change(
                tenant,
                index,
                "ip rule",
                node -> ((ArrayNode) node.at("/properties/networkAcls/ipRules"))
                        .addObject()
                        .put("value", "0.0.0.0/0")
                        .put("action", "Allow"));
        removeField(tenant, index, "/properties", "publicNetworkAccess");
        removeField(tenant, index, "/properties", "networkAcls");
        if (body.at("/properties/publicNetworkAccess").asText().equals("Enabled")) {
            set(tenant, index, "/properties/publicNetworkAccess", TextNode.valueOf("SecuredByPerimeter"));
        }
    }

    private void blobServiceContainers(Tenant tenant, int index) {
        set(tenant, index, "/properties/publicAccess", TextNode.valueOf("Blob"));
    }

    private void namespaces(Tenant tenant, int index, String id) {
        removeField(tenant, index, "/properties", "publicNetworkAccess");
        change(
                tenant,
                index,
                "geo replication",
                node -> ((ObjectNode) node.path("properties"))
                        .putObject("geoDataReplication")
                        .putArray("locations")
                        .addObject()
                        .put("locationName", "x"));
        add(
                tenant,
                id + "/authorizationRules/r",
                "Microsoft.EventHub/namespaces/authorizationRules",
                id,
                node -> node.putArray("rights").add("Send"));
    }

    private void namespaceNetworkRuleSets(Tenant tenant, int index) {
        change(
                tenant,
                index,
                "ip rule",
                node -> ((ObjectNode) node.path("properties"))
                        .putArray("ipRules")
                        .addObject()
                        .put("ipMask", "0.0.0.0/0")
                        .put("action", "Allow"));
    }

    private void namespaceEventhubs(Tenant tenant, int index, String id) {
        change(
                tenant,
                index,
                "capture",
                node -> ((ObjectNode) node.path("properties"))
                        .putObject("captureDescription")
                        .put("enabled", true)
                        .putObject("destination")
                        .put("name", "EventHubArchive.AzureBlockBlob"));
        for (String right : List.of("Send", "Listen", "Manage")) {
            add(
                    tenant,
                    id + "/authorizationRules/r",
                    "Microsoft.EventHub/namespaces/eventhubs/authorizationRules",
                    id,
                    node -> node.putArray("rights").add(right));
        }
    }

    private void namespaceApplicationGroups(Tenant tenant, int index) {
        set(
                tenant,
                index,
                "/properties/clientAppGroupIdentifier",
                TextNode.valueOf("AADAppID=99999999-0000-4000-8000-000000000001"));
        removeField(tenant, index, "/properties", "policies");
    }

    private void iotHubs(Tenant tenant, int index) {
        removeField(tenant, index, "/properties", "authorizationPolicies");
        change(
                tenant,
                index,
                "second policy",
                node -> ((ArrayNode) node.at("/properties/authorizationPolicies"))
                        .addObject()
                        .put("keyName", "owner")
                        .put("rights", "RegistryWrite"));
        change(
                tenant,
                index,
                "ip rule",
                node -> ((ArrayNode) node.at("/properties/networkRuleSets/ipRules"))
                        .addObject()
                        .put("ipMask", "0.0.0.0/0")
                        .put("action", "Allow"));
        change(
                tenant,
                index,
                "storage route",
                node -> ((ObjectNode) node.at("/properties/routing/endpoints"))
                        .putArray("storageContainers")
                        .addObject()
                        .put("name", "x"));
        change(
                tenant,
                index,
                "foreign route",
                node -> ((ObjectNode) node.at("/properties/routing/endpoints"))
                        .putArray("eventHubs")
                        .addObject()
                        .put("name", "x")
                        .put("authenticationType", "identityBased")
                        .put("endpointUri", "sb://elsewhere.servicebus.windows.net"));
    }

    private void vaultSecrets(Tenant tenant, int index) {
        set(tenant, index, "/properties/value", TextNode.valueOf("Endpoint=sb://x;SharedAccessKey=abc"));
    }

    private void vaults(Tenant tenant, int index) {
        removeField(tenant, index, "/properties", "networkAcls");
    }
}
