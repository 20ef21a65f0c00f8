package dev.sluice.posture.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.posture.model.Ids;
import java.util.List;
import java.util.Map;

/** What the platform makes of private endpoints: interfaces, addresses, and the records its zone groups write. */
final class Endpoints {
    private final Map<String, ObjectNode> resources;
    private final String network;
    private int next = 70;

    Endpoints(Map<String, ObjectNode> resources) {
        this.resources = resources;
        network = resources.keySet().iterator().next().contains("/sluice-ot/") ? "10.10.0." : "10.20.0.";
    }

    /** Gives every endpoint its interface, and every zone group its addresses and records. */
    void address() {
        for (ObjectNode resource : List.copyOf(resources.values())) {
            String type = resource.path("type").asText();
            if (type.endsWith("/privateEndpoints")) {
                addInterface(resource);
            } else if (type.endsWith("/privateDnsZoneGroups")) {
                addRecords(resource);
            }
        }
    }

    private void addInterface(ObjectNode endpoint) {
        String name = endpoint.path("name").asText() + "-interface";
        String id = Ids.parent(endpoint.path("id").asText()).replace("/privateEndpoints", "") + "/networkInterfaces/"
                + name;
        ObjectNode properties = endpoint.withObject("/properties");
        properties.putArray("networkInterfaces").addObject().put("id", id);
        properties.withArray("privateLinkServiceConnections");
        properties.withArray("manualPrivateLinkServiceConnections");
        properties.withArray("ipConfigurations");
        ArrayNode names = properties.putArray("customDnsConfigs");
        if (!properties.path("manualPrivateLinkServiceConnections").isEmpty()) {
            names.addObject()
                    .put("fqdn", "sluice-it.servicebus.windows.net")
                    .putArray("ipAddresses")
                    .add("10.10.0.196");
            ((ObjectNode) properties.at("/manualPrivateLinkServiceConnections/0/properties"))
                    .putObject("privateLinkServiceConnectionState")
                    .put("status", "Approved")
                    .put("actionsRequired", "None");
        }
        ObjectNode made = JsonNodeFactory.instance.objectNode().put("id", id).put("name", name);
        made.put("type", "Microsoft.Network/networkInterfaces")
                .put("location", "westeurope")
                .putObject("properties")
                .put("nicType", "Standard");
        resources.put(id, made);
    }

    private void addRecords(ObjectNode group) {
        String id = group.path("id").asText();
        for (JsonNode config : group.at("/properties/privateDnsZoneConfigs")) {
            String zone = config.at("/properties/privateDnsZoneId").asText();
            String name = Ids.name(Ids.parent(id)).replaceAll("(-blob|-table)?-endpoint$", "");
            String address = network + next++;
            ObjectNode set = ((ObjectNode) config.path("properties"))
                    .putArray("recordSets")
                    .addObject();
            set.put("recordType", "A")
                    .put("recordSetName", name)
                    .put("fqdn", name + "." + Ids.name(zone))
                    .put("ttl", 10);
            set.put("provisioningState", "Succeeded").putArray("ipAddresses").add(address);
            ((ObjectNode) config).put("id", id + "/privateDnsZoneConfigs/" + Ids.name(zone));
            ObjectNode made = JsonNodeFactory.instance
                    .objectNode()
                    .put("id", zone + "/A/" + name)
                    .put("name", name);
            ObjectNode properties = made.put("type", "Microsoft.Network/privateDnsZones/A")
                    .put("etag", "1")
                    .putObject("properties");
            properties.put("ttl", 10).put("isAutoRegistered", false).put("fqdn", name + "." + Ids.name(zone) + ".");
            properties.putObject("metadata").put("creator", "created by private endpoint");
            properties.putArray("aRecords").addObject().put("ipv4Address", address);
            resources.put(made.path("id").asText(), made);
        }
    }
}
