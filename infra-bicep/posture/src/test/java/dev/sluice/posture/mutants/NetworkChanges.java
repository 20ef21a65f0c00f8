package dev.sluice.posture.mutants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sluice.posture.model.Tenant;
import java.util.List;

/** Networks, names and endpoints that lead elsewhere, or are open. */
final class NetworkChanges extends Changes {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    NetworkChanges(Pair pair) {
        super(pair);
    }

    @Override
    void at(Tenant tenant, int index) {
        JsonNode body = pair.resources(tenant).get(index);
        String type = body.path("type").asText();
        switch (type) {
            case "Microsoft.Network/virtualNetworks" -> virtualNetworks(tenant, index, body);
            case "Microsoft.Network/networkSecurityGroups" -> rules(tenant, index, body);
            case "Microsoft.Network/privateEndpoints" -> endpoint(tenant, index, body);
            case "Microsoft.Network/privateDnsZones" -> privateDnsZones(tenant, index);
            case "Microsoft.Network/privateDnsZones/virtualNetworkLinks" ->
                privateDnsZoneVirtualNetworkLinks(tenant, index);
            case "Microsoft.Network/privateDnsZones/A" -> privateDnsZoneA(tenant, index);
            case "Microsoft.Network/privateEndpoints/privateDnsZoneGroups" ->
                privateEndpointPrivateDnsZoneGroups(tenant, index, body);
            default -> {}
        }
    }

    private void virtualNetworks(Tenant tenant, int index, JsonNode body) {
        for (int i = 0; i < body.at("/properties/subnets").size(); i++) {
            String subnet = "/properties/subnets/" + i + "/properties";
            removeField(tenant, index, subnet, "networkSecurityGroup");
            removeField(tenant, index, subnet, "defaultOutboundAccess");
            if (body.at(subnet + "/delegations").size() > 0) {
                removeField(tenant, index, subnet, "delegations");
                set(
                        tenant,
                        index,
                        subnet + "/delegations/0/properties/serviceName",
                        TextNode.valueOf("Microsoft.Sql/managedInstances"));
            }
            if (body.at(subnet + "/natGateway/id").isMissingNode()) {
                change(
                        tenant,
                        index,
                        "gateway",
                        node -> ((ObjectNode) node.at(subnet))
                                .putObject("natGateway")
                                .put(
                                        "id",
                                        "/subscriptions/x/resourceGroups/y/providers/Microsoft.Network/natGateways/z"));
            }
        }
        change(
                tenant,
                index,
                "dns servers",
                node -> ((ObjectNode) node.path("properties"))
                        .putObject("dhcpOptions")
                        .putArray("dnsServers")
                        .add("8.8.8.8"));
        change(
                tenant,
                index,
                "peering",
                node -> ((ObjectNode) node.path("properties"))
                        .putArray("virtualNetworkPeerings")
                        .addObject()
                        .put("name", "p")
                        .putObject("properties")
                        .putObject("remoteVirtualNetwork")
                        .put("id", "/subscriptions/x/resourceGroups/y/providers/Microsoft.Network/virtualNetworks/z"));
    }

    private void privateDnsZones(Tenant tenant, int index) {
        change(
                tenant,
                index,
                "zone name",
                node -> node.put("id", node.path("id").asText() + "x")
                        .put("name", node.path("name").asText() + "x"));
    }

    private void privateDnsZoneVirtualNetworkLinks(Tenant tenant, int index) {
        set(
                tenant,
                index,
                "/properties/virtualNetwork/id",
                TextNode.valueOf("/subscriptions/x/resourceGroups/y/providers/Microsoft.Network/virtualNetworks/z"));
        set(tenant, index, "/properties/resolutionPolicy", TextNode.valueOf("NxDomainRedirect"));
    }

    private void privateDnsZoneA(Tenant tenant, int index) {
        set(tenant, index, "/properties/aRecords/0/ipv4Address", TextNode.valueOf("10.99.0.1"));
        set(tenant, index, "/properties/aRecords/0/ipv4Address", TextNode.valueOf("20.50.1.1"));
    }

    private void privateEndpointPrivateDnsZoneGroups(Tenant tenant, int index, JsonNode body) {
        for (int i = 0; i < body.at("/properties/privateDnsZoneConfigs").size(); i++) {
            int entry = i;
            change(
                    tenant,
                    index,
                    "zone config " + i + " removed",
                    node -> ((ArrayNode) node.at("/properties/privateDnsZoneConfigs")).remove(entry));
            String zone = body.at("/properties/privateDnsZoneConfigs/" + i + "/properties/privateDnsZoneId")
                    .asText();
            set(
                    tenant,
                    index,
                    "/properties/privateDnsZoneConfigs/" + i + "/properties/privateDnsZoneId",
                    TextNode.valueOf(zone + "x"));
            invented(tenant, index, entry, zone);
        }
    }

    /** A plan can't know which records the platform will write: what it says of them is nobody's word. */
    private void invented(Tenant tenant, int index, int entry, String zone) {
        Pair copy = pair.copy();
        ObjectNode set = ((ObjectNode)
                        copy.own(tenant, index).at("/properties/privateDnsZoneConfigs/" + entry + "/properties"))
                .putArray("recordSets")
                .addObject()
                .put("recordSetName", "invented");
        set.putArray("ipAddresses").add("20.50.1.1");
        ObjectNode record = copy.resources(tenant).addObject();
        String id = zone + "/A/invented";
        record.put("id", id).put("type", "Microsoft.Network/privateDnsZones/A").put("name", "invented");
        record.put("apiVersion", "2024-06-01")
                .putObject("properties")
                .put("ttl", 60)
                .putArray("aRecords")
                .addObject()
                .put("ipv4Address", "20.50.1.1");
        made(new Mutant("invented record " + id, copy, List.of(id)));
    }

    private void rules(Tenant tenant, int index, JsonNode body) {
        for (int i = 0; i < body.at("/properties/securityRules").size(); i++) {
            int entry = i;
            String rule = "/properties/securityRules/" + i + "/properties";
            change(
                    tenant,
                    index,
                    "remove rule " + body.at("/properties/securityRules/" + i + "/name"),
                    node -> ((ArrayNode) node.at("/properties/securityRules")).remove(entry));
            boolean allow = body.at(rule + "/access").asText().equals("Allow");
            set(tenant, index, rule + "/access", TextNode.valueOf(allow ? "Deny" : "Allow"));
            if (allow) {
                boolean inbound = body.at(rule + "/direction").asText().equals("Inbound");
                set(
                        tenant,
                        index,
                        rule + (inbound ? "/sourceAddressPrefix" : "/destinationAddressPrefix"),
                        TextNode.valueOf("Internet"));
                set(
                        tenant,
                        index,
                        rule + (inbound ? "/sourceAddressPrefix" : "/destinationAddressPrefix"),
                        TextNode.valueOf("*"));
                set(tenant, index, rule + "/priority", JSON.numberNode(4096 + 1));
                set(tenant, index, rule + "/direction", TextNode.valueOf(inbound ? "Outbound" : "Inbound"));
                change(tenant, index, "port of rule " + i, node -> {
                    ((ObjectNode) node.at(rule)).remove("destinationPortRange");
                    ((ObjectNode) node.at(rule))
                            .putArray("destinationPortRanges")
                            .add("1");
                });
            }
        }
    }

    private void endpoint(Tenant tenant, int index, JsonNode body) {
        for (String list : List.of("privateLinkServiceConnections", "manualPrivateLinkServiceConnections")) {
            if (body.at("/properties/" + list).size() == 0) {
                continue;
            }
            String other =
                    list.startsWith("manual") ? "privateLinkServiceConnections" : "manualPrivateLinkServiceConnections";
            set(tenant, index, "/properties/" + list + "/0/properties/groupIds/0", TextNode.valueOf("nonsense"));
            set(tenant, index, "/properties/" + list + "/0/properties/groupIds/0", TextNode.valueOf("queue"));
            String target = body.at("/properties/" + list + "/0/properties/privateLinkServiceId")
                    .asText();
            set(
                    tenant,
                    index,
                    "/properties/" + list + "/0/properties/privateLinkServiceId",
                    TextNode.valueOf(target + "x"));
            change(
                    tenant,
                    index,
                    "move to " + other,
                    node -> ((ObjectNode) node.path("properties"))
                            .set(other, ((ObjectNode) node.path("properties")).remove(list)));
        }
        set(
                tenant,
                index,
                "/properties/subnet/id",
                TextNode.valueOf(
                        "/subscriptions/x/resourceGroups/y/providers/Microsoft.Network/virtualNetworks/z/subnets/s"));
        for (ObjectNode network : pair.all(tenant, "Microsoft.Network/virtualNetworks")) {
            for (JsonNode subnet : network.at("/properties/subnets")) {
                if (subnet.at("/properties/delegations").size() > 0) {
                    set(
                            tenant,
                            index,
                            "/properties/subnet/id",
                            TextNode.valueOf(network.path("id").asText() + "/subnets/"
                                    + subnet.path("name").asText()));
                }
            }
        }
        if (body.at("/properties/ipConfigurations").size() > 0) {
            set(
                    tenant,
                    index,
                    "/properties/ipConfigurations/0/properties/privateIPAddress",
                    TextNode.valueOf("10.99.0.9"));
        }
    }
}
