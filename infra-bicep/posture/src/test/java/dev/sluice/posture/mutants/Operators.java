package dev.sluice.posture.mutants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sluice.posture.model.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Makes every mutant of the pair: each operator at each place where it applies. */
final class Operators {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Map<String, JsonNode> FLIPS = Map.ofEntries(
            Map.entry("Disabled", TextNode.valueOf("Enabled")),
            Map.entry("Deny", TextNode.valueOf("Allow")),
            Map.entry("Msi", TextNode.valueOf("ConnectionString")),
            Map.entry("AzureServices", TextNode.valueOf("None")),
            Map.entry("TLS1_2", TextNode.valueOf("TLS1_0")),
            Map.entry("1.2", TextNode.valueOf("1.0")),
            Map.entry("ServiceConnect", TextNode.valueOf("RegistryWrite, ServiceConnect, DeviceConnect")),
            Map.entry("PrivateOnly", TextNode.valueOf("Open")));
    private static final List<String> SWITCHES = List.of(
            "httpsOnly",
            "supportsHttpsTrafficOnly",
            "allowSharedKeyAccess",
            "allowBlobPublicAccess",
            "allowCrossTenantReplication",
            "adminUserEnabled",
            "anonymousPullEnabled",
            "disableLocalAuth",
            "DisableLocalAuth",
            "allow",
            "enableRbacAuthorization",
            "trustedServiceAccessEnabled",
            "defaultOutboundAccess",
            "internal",
            "applicationTraffic",
            "contentShareTraffic",
            "imagePullTraffic",
            "backupRestoreTraffic",
            "remoteDebuggingEnabled",
            "isSftpEnabled",
            "isLocalUserEnabled",
            "isNfsV3Enabled",
            "enablePurgeProtection",
            "enabledForDeployment",
            "enabledForTemplateDeployment",
            "enabledForDiskEncryption",
            "registrationEnabled",
            "applyToBuiltInEventHubEndpoint",
            "enableFileUploadNotifications",
            "isEnabled");
    private static final List<String> ROLES = List.of(
            "acdd72a7-3385-48ef-bd42-f606fba81ae7", // Reader
            "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", // Owner
            "f526a384-b230-433a-b45c-95f59c4a2dec", // Azure Event Hubs Data Owner
            "b7e6dc6d-f1e8-4753-8033-0f276bb0955b", // Storage Blob Data Owner
            "ba92f5b4-2d11-453d-a403-e96b0029c9fe", // Storage Blob Data Contributor
            "00482a5a-887f-4fb3-b363-3b7fe8e74483", // Key Vault Administrator
            "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1"); // Storage Blob Data Reader

    private final Pair pair;
    private final List<Mutant> mutants = new ArrayList<>();

    Operators(Pair pair) {
        this.pair = pair;
    }

    List<Mutant> all() {
        for (Tenant tenant : Tenant.values()) {
            for (int index = 0; index < pair.resources(tenant).size(); index++) {
                values(tenant, index);
                removals(tenant, index);
                roles(tenant, index);
                network(tenant, index);
                data(tenant, index);
            }
            additions(tenant);
        }
        ledger();
        return mutants;
    }

    // Values

    private void values(Tenant tenant, int index) {
        walk(pair.resources(tenant).get(index), "", (pointer, value) -> {
            String field = pointer.substring(pointer.lastIndexOf('/') + 1);
            JsonNode flipped = value.isTextual() ? FLIPS.get(value.textValue()) : null;
            if (flipped != null
                    && !pointer.contains("privateLinkServiceNetworkPolicies")
                    && !field.equals("status")
                    && !pointer.contains("networkAcls/bypassNone")
                    && !isCommon(field)
                    && !pointer.contains("/template/")) {
                set(tenant, index, pointer, flipped);
            }
            if (value.isBoolean() && SWITCHES.contains(field) && !isFallback(pointer)) {
                set(tenant, index, pointer, BooleanNode.valueOf(!value.booleanValue()));
            }
        });
    }

    private static boolean isFallback(String pointer) {
        return pointer.contains("fallbackRoute");
    }

    private static boolean isCommon(String field) {
        return List.of("networkRuleBypassOptions", "ftpsState", "name", "compatibilityLevel", "version")
                        .contains(field)
                && !field.equals("ftpsState");
    }

    private interface Visit {
        void at(String pointer, JsonNode value);
    }

    private static void walk(JsonNode node, String pointer, Visit visit) {
        if (node.isObject()) {
            node.properties()
                    .forEach(entry -> walk(
                            entry.getValue(),
                            pointer + "/" + entry.getKey().replace("~", "~0").replace("/", "~1"),
                            visit));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                walk(node.get(i), pointer + "/" + i, visit);
            }
        } else {
            visit.at(pointer, node);
        }
    }

    private void set(Tenant tenant, int index, String pointer, JsonNode value) {
        change(tenant, index, "set " + pointer + " = " + value, body -> {
            int last = pointer.lastIndexOf('/');
            JsonNode parent = body.at(pointer.substring(0, last));
            String field = pointer.substring(last + 1).replace("~1", "/").replace("~0", "~");
            if (parent instanceof ArrayNode array) {
                array.set(Integer.parseInt(field), value);
            } else {
                ((ObjectNode) parent).set(field, value);
            }
        });
    }

    private void change(Tenant tenant, int index, String name, Consumer<ObjectNode> change) {
        Pair copy = pair.copy();
        ObjectNode body = copy.own(tenant, index);
        String before = body.path("id").asText();
        change.accept(body);
        mutants.add(new Mutant(
                name + " in " + before, copy, List.of(before, body.path("id").asText())));
    }

    // Removals

    private static final List<String> REMOVABLE = List.of(
            "Microsoft.Network/privateEndpoints",
            "Microsoft.Network/privateEndpoints/privateDnsZoneGroups",
            "Microsoft.Network/privateDnsZones/virtualNetworkLinks",
            "Microsoft.Network/privateDnsZones/A",
            "Microsoft.Network/privateDnsZones",
            "Microsoft.Authorization/roleAssignments",
            "Microsoft.Network/networkSecurityGroups",
            "Microsoft.EventHub/namespaces/networkRuleSets",
            "Microsoft.EventHub/namespaces/applicationGroups",
            "Microsoft.Web/sites/basicPublishingCredentialsPolicies",
            "Microsoft.KeyVault/vaults/secrets",
            "Microsoft.Insights/privateLinkScopes/scopedResources",
            "Microsoft.ManagedIdentity/userAssignedIdentities",
            "Microsoft.StreamAnalytics/streamingjobs/inputs",
            "Microsoft.StreamAnalytics/streamingjobs/outputs");

    private void removals(Tenant tenant, int index) {
        JsonNode body = pair.resources(tenant).get(index);
        if (!REMOVABLE.contains(body.path("type").asText())) {
            return;
        }
        Pair copy = pair.copy();
        copy.resources(tenant).remove(index);
        mutants.add(new Mutant("remove " + body.path("id").asText(), copy, hops(body)));
    }

    /** The parent, the scope, what it names, and who names it: all that a hop which lacks it consists of. */
    private List<String> hops(JsonNode body) {
        List<String> ids = new ArrayList<>();
        String id = body.path("id").asText();
        String parent = id.substring(0, id.lastIndexOf('/', id.lastIndexOf('/') - 1));
        ids.add(parent);
        int providers = id.lastIndexOf("/providers/");
        ids.add(id.substring(0, providers));
        for (Tenant tenant : Tenant.values()) {
            for (JsonNode other : pair.resources(tenant)) {
                String otherId = other.path("id").asText();
                if (!other.equals(body)
                        && (other.toString().contains(id)
                                || body.toString().contains(otherId + "\"")
                                || body.toString().contains(otherId + "'"))) {
                    ids.add(otherId);
                }
            }
        }
        return ids;
    }

    // Roles

    private void roles(Tenant tenant, int index) {
        JsonNode body = pair.resources(tenant).get(index);
        if (!body.path("type").asText().equals("Microsoft.Authorization/roleAssignments")) {
            return;
        }
        String definition = body.at("/properties/roleDefinitionId").asText();
        for (String role : ROLES) {
            if (!definition.endsWith(role)) {
                set(
                        tenant,
                        index,
                        "/properties/roleDefinitionId",
                        TextNode.valueOf(definition.substring(0, definition.lastIndexOf('/') + 1) + role));
            }
        }
        set(tenant, index, "/properties/principalId", TextNode.valueOf("99999999-0000-4000-8000-000000000001"));
        for (Tenant other : Tenant.values()) {
            for (ObjectNode identity : pair.all(other, "Microsoft.ManagedIdentity/userAssignedIdentities")) {
                String expression = "[reference('" + identity.path("id").asText() + "', '2024-11-30').principalId]";
                if (!body.at("/properties/principalId").asText().equals(expression)) {
                    set(tenant, index, "/properties/principalId", TextNode.valueOf(expression));
                }
            }
        }
        String id = body.path("id").asText();
        String scope = id.substring(0, id.lastIndexOf("/providers/"));
        String parent = scope.substring(0, scope.lastIndexOf('/', scope.lastIndexOf('/') - 1));
        for (String wrong : List.of(
                parent,
                scope.substring(0, scope.indexOf("/providers/")),
                scope.substring(0, scope.indexOf("/resourceGroups/")))) {
            change(
                    tenant,
                    index,
                    "scope " + wrong,
                    node -> node.put("id", wrong + id.substring(id.lastIndexOf("/providers/"))));
        }
    }

    // Network

    private void network(Tenant tenant, int index) {
        JsonNode body = pair.resources(tenant).get(index);
        String type = body.path("type").asText();
        switch (type) {
            case "Microsoft.Network/virtualNetworks" -> {
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
                                .put(
                                        "id",
                                        "/subscriptions/x/resourceGroups/y/providers/Microsoft.Network/virtualNetworks/z"));
            }
            case "Microsoft.Network/networkSecurityGroups" -> rules(tenant, index, body);
            case "Microsoft.Network/privateEndpoints" -> endpoint(tenant, index, body);
            case "Microsoft.Network/privateDnsZones" ->
                change(
                        tenant,
                        index,
                        "zone name",
                        node -> node.put("id", node.path("id").asText() + "x")
                                .put("name", node.path("name").asText() + "x"));
            case "Microsoft.Network/privateDnsZones/virtualNetworkLinks" -> {
                set(
                        tenant,
                        index,
                        "/properties/virtualNetwork/id",
                        TextNode.valueOf(
                                "/subscriptions/x/resourceGroups/y/providers/Microsoft.Network/virtualNetworks/z"));
                set(tenant, index, "/properties/resolutionPolicy", TextNode.valueOf("NxDomainRedirect"));
            }
            case "Microsoft.Network/privateDnsZones/A" -> {
                set(tenant, index, "/properties/aRecords/0/ipv4Address", TextNode.valueOf("10.99.0.1"));
                set(tenant, index, "/properties/aRecords/0/ipv4Address", TextNode.valueOf("20.50.1.1"));
            }
            case "Microsoft.Network/privateEndpoints/privateDnsZoneGroups" -> {
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
                }
            }
            default -> {}
        }
    }

    private void removeField(Tenant tenant, int index, String pointer, String field) {
        change(tenant, index, "remove " + pointer + "/" + field, node -> ((ObjectNode) node.at(pointer)).remove(field));
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

    // Data

    private void data(Tenant tenant, int index) {
        JsonNode body = pair.resources(tenant).get(index);
        String id = body.path("id").asText();
        switch (body.path("type").asText()) {
            case "Microsoft.Web/sites" -> {
                removeField(tenant, index, "/properties", "virtualNetworkSubnetId");
                removeField(tenant, index, "", "identity");
                removeField(tenant, index, "/properties", "publicNetworkAccess");
                set(tenant, index, "/properties/siteConfig/ftpsState", TextNode.valueOf("AllAllowed"));
                change(
                        tenant,
                        index,
                        "ip rule",
                        node -> ((ObjectNode) node.at("/properties/siteConfig"))
                                .putArray("ipSecurityRestrictions")
                                .addObject()
                                .put("ipAddress", "0.0.0.0/0")
                                .put("action", "Allow"));
                change(
                        tenant,
                        index,
                        "scm ip rule",
                        node -> ((ObjectNode) node.at("/properties/siteConfig"))
                                .putArray("scmIpSecurityRestrictions")
                                .addObject()
                                .put("ipAddress", "0.0.0.0/0")
                                .put("action", "Allow"));
                change(
                        tenant,
                        index,
                        "key in a setting",
                        node -> ((ArrayNode) node.at("/properties/siteConfig/appSettings"))
                                .addObject()
                                .put("name", "x")
                                .put("value", "[listKeys('" + id + "', '2023-01-01').key]"));
            }
            case "Microsoft.Storage/storageAccounts" -> {
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
            case "Microsoft.Storage/storageAccounts/blobServices/containers" ->
                set(tenant, index, "/properties/publicAccess", TextNode.valueOf("Blob"));
            case "Microsoft.EventHub/namespaces" -> {
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
            case "Microsoft.EventHub/namespaces/networkRuleSets" ->
                change(
                        tenant,
                        index,
                        "ip rule",
                        node -> ((ObjectNode) node.path("properties"))
                                .putArray("ipRules")
                                .addObject()
                                .put("ipMask", "0.0.0.0/0")
                                .put("action", "Allow"));
            case "Microsoft.EventHub/namespaces/eventhubs" -> {
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
            case "Microsoft.EventHub/namespaces/applicationGroups" -> {
                set(
                        tenant,
                        index,
                        "/properties/clientAppGroupIdentifier",
                        TextNode.valueOf("AADAppID=99999999-0000-4000-8000-000000000001"));
                removeField(tenant, index, "/properties", "policies");
            }
            case "Microsoft.Devices/IotHubs" -> {
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
            case "Microsoft.StreamAnalytics/streamingjobs" -> {
                removeField(tenant, index, "", "identity");
                set(tenant, index, "/identity/type", TextNode.valueOf("None"));
            }
            case "Microsoft.StreamAnalytics/streamingjobs/outputs" -> {
                set(tenant, index, "/properties/datasource/type", TextNode.valueOf("Microsoft.EventHub/EventHub"));
                set(
                        tenant,
                        index,
                        "/properties/datasource/properties/storageAccounts/0/accountName",
                        TextNode.valueOf("elsewhere"));
                set(tenant, index, "/properties/datasource/properties/container", TextNode.valueOf("elsewhere"));
            }
            case "Microsoft.StreamAnalytics/streamingjobs/inputs" -> {
                set(
                        tenant,
                        index,
                        "/properties/datasource/properties/serviceBusNamespace",
                        TextNode.valueOf("elsewhere"));
                set(tenant, index, "/properties/datasource/properties/eventHubName", TextNode.valueOf("elsewhere"));
            }
            case "Microsoft.Insights/diagnosticSettings" -> {
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
                        TextNode.valueOf(
                                "/subscriptions/x/resourceGroups/y/providers/Microsoft.Storage/storageAccounts/z"));
            }
            case "Microsoft.App/managedEnvironments" ->
                set(
                        tenant,
                        index,
                        "/properties/vnetConfiguration/infrastructureSubnetId",
                        TextNode.valueOf("/subscriptions/x/y/z"));
            case "Microsoft.App/containerApps" -> {
                removeField(tenant, index, "", "identity");
                removeField(tenant, index, "/properties/configuration", "registries");
                set(
                        tenant,
                        index,
                        "/properties/template/containers/0/image",
                        TextNode.valueOf("docker.io/library/busybox"));
                change(
                        tenant,
                        index,
                        "ingress",
                        node -> ((ObjectNode) node.at("/properties/configuration"))
                                .putObject("ingress")
                                .put("external", true)
                                .put("targetPort", 80));
            }
            case "Microsoft.KeyVault/vaults/secrets" ->
                set(tenant, index, "/properties/value", TextNode.valueOf("Endpoint=sb://x;SharedAccessKey=abc"));
            case "Microsoft.KeyVault/vaults" -> removeField(tenant, index, "/properties", "networkAcls");
            default -> {}
        }
    }

    private void add(Tenant tenant, String id, String type, String named, Consumer<ObjectNode> properties) {
        Pair copy = pair.copy();
        ObjectNode body = copy.resources(tenant).addObject();
        body.put("id", id)
                .put("type", type)
                .put("name", id.substring(id.lastIndexOf('/') + 1))
                .put("apiVersion", "2024-05-01");
        properties.accept(body.putObject("properties"));
        mutants.add(new Mutant("add " + id + " " + body.path("properties"), copy, List.of(id, named)));
    }

    private void additions(Tenant tenant) {
        String group = pair.resources(tenant).get(0).path("id").asText();
        String prefix = group.substring(0, group.indexOf("/providers/") + "/providers/".length());
        for (String type : List.of(
                "Microsoft.Network/publicIPAddresses",
                "Microsoft.Network/natGateways",
                "Microsoft.Network/bastionHosts",
                "Microsoft.Sql/servers",
                "Microsoft.Compute/virtualMachines",
                "Microsoft.Network/virtualNetworkGateways",
                "Microsoft.EventGrid/eventSubscriptions",
                "Microsoft.Storage/storageAccounts/objectReplicationPolicies")) {
            add(tenant, prefix + type + "/extra", type, "", properties -> {});
        }
        Pair copy = pair.copy();
        String id = prefix + "Microsoft.Storage/storageAccounts/x";
        ((ObjectNode) copy.plan(tenant).path("outputs"))
                .put("key", "[listKeys('" + id + "', '2023-01-01').keys[0].value]");
        mutants.add(new Mutant("output a secret", copy, List.of("plan")));
        for (ObjectNode zone : pair.all(tenant, "Microsoft.Network/privateDnsZones")) {
            String other = zone.path("id").asText().replace("/resourceGroups/", "/resourceGroups/other-");
            Pair second = pair.copy();
            ObjectNode copyOfZone = second.resources(tenant).addObject();
            copyOfZone.setAll(zone.deepCopy());
            copyOfZone.put("id", other);
            ObjectNode link = second.resources(tenant).addObject();
            link.put("id", other + "/virtualNetworkLinks/network")
                    .put("type", "Microsoft.Network/privateDnsZones/virtualNetworkLinks")
                    .put("name", "x/network")
                    .put("apiVersion", "2024-06-01");
            link.putObject("properties")
                    .putObject("virtualNetwork")
                    .put(
                            "id",
                            pair.all(tenant, "Microsoft.Network/virtualNetworks")
                                    .get(0)
                                    .path("id")
                                    .asText());
            mutants.add(new Mutant(
                    "second zone " + zone.path("name"),
                    second,
                    List.of(other, other + "/virtualNetworkLinks/network")));
        }
    }

    // Ledger

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
        mutants.add(new Mutant("ledger: " + name, copy, List.of()));
    }
}
