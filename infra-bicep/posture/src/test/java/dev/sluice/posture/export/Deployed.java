package dev.sluice.posture.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.posture.model.Ids;
import dev.sluice.posture.model.JsonFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A plan as it would look deployed, in what {@link ExportScript}'s commands print: expressions have become values, the
 * service's own properties are there, children are listed apart, and ids are written in other cases.
 */
final class Deployed {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonNode ADDED =
            JsonFile.read(Path.of("src/test/resources/dev/sluice/posture/export/deployed.json"));
    private static final Pattern REFERENCE = Pattern.compile("reference\\('([^']+)'[^)]*\\)\\.([A-Za-z.]+)");
    private static final List<String> SHOWN =
            List.of("extendedLocation", "identity", "kind", "managedBy", "plan", "sku", "tags");

    private final Map<String, ObjectNode> resources = new LinkedHashMap<>();
    private final ObjectNode account = NODES.objectNode();

    private Deployed() {}

    /** What a plan becomes. */
    static Deployed of(Path plan) {
        Deployed deployed = new Deployed();
        JsonNode document = JsonFile.read(plan);
        deployed.account.put("tenantId", document.at("/outputs/tenantId").asText());
        document.path("predictedResources").forEach(resource -> deployed.add(resource.deepCopy()));
        deployed.account.put(
                "id", Ids.subscription(deployed.resources.keySet().iterator().next()));
        deployed.addConnections();
        deployed.addSettings();
        new Endpoints(deployed.resources).address();
        return deployed;
    }

    /** The connection from the other tenant, which was approved. */
    void approve(String target, String endpoint) {
        connect(find(target), endpoint, "sluice example-nonce-0000");
    }

    /** A resource that may be changed; the first whose id ends so. */
    ObjectNode find(String end) {
        return resources.values().stream()
                .filter(resource -> Ids.key(resource.path("id").asText()).endsWith(Ids.key(end)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + end));
    }

    /** All of a type. */
    List<ObjectNode> all(String type) {
        return resources.values().stream()
                .filter(resource -> resource.path("type").asText().equalsIgnoreCase(type))
                .toList();
    }

    void put(ObjectNode resource) {
        resources.put(resource.path("id").asText(), resource);
    }

    /** Writes what the commands would. */
    void write(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("account.json"), account.toString());
            Map<String, ArrayNode> lists = new LinkedHashMap<>();
            int count = 0;
            for (ObjectNode resource : resources.values()) {
                String type = resource.path("type").asText();
                if (isShown(type)) {
                    Files.writeString(
                            folder.resolve("part-" + ++count + ".json"),
                            shown(resource).toString());
                } else {
                    lists.computeIfAbsent(type, key -> NODES.arrayNode()).add(resource);
                }
            }
            for (ArrayNode list : lists.values()) {
                Files.writeString(
                        folder.resolve("part-" + ++count + ".json"),
                        NODES.objectNode().<ObjectNode>set("value", list).toString());
            }
            Files.writeString(folder.resolve("complete"), count + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes what `az` would answer, by what it is asked for: see the stand-in in the resources. */
    void serve(Path root) {
        StringBuilder ids = new StringBuilder();
        Map<String, ArrayNode> lists = new LinkedHashMap<>();
        for (ObjectNode resource : resources.values()) {
            String id = resource.path("id").asText();
            String type = resource.path("type").asText();
            if (isShown(type) || type.endsWith("/virtualNetworkLinks")) {
                ids.append(id).append('\n');
                write(root, id, shown(resource));
            }
            if (type.endsWith("/roleAssignments")) {
                lists.computeIfAbsent(roles(id), key -> NODES.arrayNode()).add(resource);
            } else if (type.equals("Microsoft.Web/sites/config")) {
                write(root, id.endsWith("/appsettings") ? id + "/list" : id, resource);
            } else if (!isShown(type)) {
                lists.computeIfAbsent(id.substring(0, id.lastIndexOf('/')), key -> NODES.arrayNode())
                        .add(resource);
            }
        }
        lists.forEach((url, list) -> write(root, url, NODES.objectNode().set("value", list)));
        write(root, "account", account);
        try {
            Files.writeString(root.resolve("ids"), ids);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String roles(String id) {
        return String.join("/", List.of(id.split("/", -1)).subList(0, 5))
                + "/providers/Microsoft.Authorization/roleAssignments";
    }

    private static void write(Path root, String name, JsonNode content) {
        try {
            Files.createDirectories(root);
            Files.writeString(root.resolve(Ids.key(name).replace('/', '_')), content.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isShown(String type) {
        return type.chars().filter(letter -> letter == '/').count() == 1
                && !type.endsWith("/roleAssignments")
                && !type.endsWith("/diagnosticSettings");
    }

    /** `az resource show` prints every member of a resource, and its type as the provider spells it. */
    private static ObjectNode shown(ObjectNode resource) {
        ObjectNode shown = resource.deepCopy();
        SHOWN.forEach(member -> {
            if (!shown.has(member)) {
                shown.putNull(member);
            }
        });
        shown.put("type", spelled(shown.path("type").asText()));
        return shown.put(
                "resourceGroup",
                Ids.parent(Ids.parent(resource.path("id").asText())).replaceAll(".*/", ""));
    }

    private static String spelled(String type) {
        return type.replace("Microsoft.Insights", "microsoft.insights")
                .replace("EventHub/namespaces", "EventHub/Namespaces")
                .replace("Web/serverfarms", "Web/serverFarms");
    }

    private void add(ObjectNode planned) {
        ObjectNode resource = resolved(planned);
        resource.remove("apiVersion");
        String id = resource.path("id").asText();
        String type = resource.path("type").asText();
        resource.put("name", Ids.name(id));
        ObjectNode properties = resource.withObject("/properties");
        properties.put("provisioningState", "Succeeded");
        if (ADDED.has(type)) {
            String text = ADDED.path(type).toString().replace("GUID", guid(id)).replace("SUB", Ids.subscription(id));
            merge(resource, JsonFile.parse(type, text.getBytes(StandardCharsets.UTF_8)));
        }
        if (type.endsWith("/userAssignedIdentities")) {
            properties
                    .put("clientId", guid(id + "clientId"))
                    .put("principalId", guid(id))
                    .put("tenantId", account.path("tenantId").asText());
        }
        if (resource.at("/identity/type").asText().equals("SystemAssigned")) {
            resource.withObject("/identity")
                    .put("principalId", guid(id))
                    .put("tenantId", account.path("tenantId").asText());
        }
        if (type.endsWith("/secrets")) {
            properties.remove("value");
        }
        if (type.endsWith("/roleAssignments")) {
            properties.put("scope", Ids.scope(id));
        }
        if (type.endsWith("/diagnosticSettings")) {
            resource.put("id", id.toLowerCase(java.util.Locale.ROOT));
        }
        if (type.endsWith("/virtualNetworks")) {
            properties.path("subnets").forEach(subnet -> addToSubnet(id, (ObjectNode) subnet));
        }
        resource.putObject("systemData").put("createdAt", "2026-11-24T10:00:00Z");
        put(resource);
    }

    private static void addToSubnet(String network, ObjectNode subnet) {
        subnet.put("id", network + "/subnets/" + subnet.path("name").asText()).put("etag", "W/\"1\"");
        subnet.put("type", "Microsoft.Network/virtualNetworks/subnets");
        ObjectNode properties = subnet.withObject("/properties");
        properties.put("provisioningState", "Succeeded").put("privateLinkServiceNetworkPolicies", "Enabled");
        properties.putArray("serviceEndpoints");
        if (properties.path("natGateway").isNull()) {
            properties.remove("natGateway");
        }
        properties.path("delegations").forEach(delegation -> {
            ((ObjectNode) delegation)
                    .put("id", network + "/delegations/delegation")
                    .put("etag", "W/\"1\"");
            ((ObjectNode) delegation.path("properties")).putArray("actions").add("join");
            ((ObjectNode) delegation.path("properties")).put("provisioningState", "Succeeded");
        });
    }

    /** Every service lists who is connected to it. */
    private void addConnections() {
        for (ObjectNode endpoint : all("Microsoft.Network/privateEndpoints")) {
            for (JsonNode connection : endpoint.at("/properties/privateLinkServiceConnections")) {
                ObjectNode target =
                        find(connection.at("/properties/privateLinkServiceId").asText());
                connect(target, endpoint.path("id").asText(), "Auto-Approved");
                ((ObjectNode) connection.path("properties"))
                        .putObject("privateLinkServiceConnectionState")
                        .put("status", "Approved")
                        .put("description", "Auto-Approved")
                        .put("actionsRequired", "None");
                ((ObjectNode) connection)
                        .put(
                                "id",
                                endpoint.path("id").asText() + "/privateLinkServiceConnections/"
                                        + connection.path("name").asText())
                        .put("etag", "W/\"1\"");
            }
        }
    }

    /** A connection that was approved. */
    static void connect(ObjectNode target, String endpoint, String description) {
        ObjectNode connection = target.withObject("/properties")
                .withArray("privateEndpointConnections")
                .addObject();
        String name = Ids.name(target.path("id").asText()) + "." + guid(endpoint);
        connection
                .put("id", target.path("id").asText() + "/privateEndpointConnections/" + name)
                .put("name", name);
        ObjectNode properties = connection.putObject("properties");
        properties
                .put("provisioningState", "Succeeded")
                .putObject("privateEndpoint")
                .put("id", endpoint);
        properties
                .putObject("privateLinkServiceConnectionState")
                .put("status", "Approved")
                .put("description", description);
    }

    /** A site shows little of its configuration: the rest is in two children. */
    private void addSettings() {
        for (ObjectNode site : all("Microsoft.Web/sites")) {
            String id = site.path("id").asText();
            ObjectNode config = (ObjectNode) site.withObject("/properties").remove("siteConfig");
            JsonNode settings = config.remove("appSettings");
            ObjectNode shown = site.withObject("/properties/siteConfig");
            config.fieldNames().forEachRemaining(shown::putNull);
            shown.putNull("appSettings")
                    .putNull("connectionStrings")
                    .put("functionAppScaleLimit", 0)
                    .put("alwaysOn", false);
            ObjectNode web = child(id, "web");
            web.set("properties", config);
            merge(config, ADDED.path("siteConfig"));
            ObjectNode map = child(id, "appsettings").putObject("properties");
            settings.forEach(entry -> map.set(entry.path("name").asText(), entry.path("value")));
        }
    }

    private ObjectNode child(String site, String name) {
        ObjectNode child = NODES.objectNode()
                .put("id", site + "/config/" + name)
                .put("name", name)
                .put("location", "West Europe");
        put(child.put("type", "Microsoft.Web/sites/config"));
        return child;
    }

    private static ObjectNode resolved(ObjectNode planned) {
        return (ObjectNode) resolved((JsonNode) planned);
    }

    private static JsonNode resolved(JsonNode node) {
        if (node.isObject()) {
            ObjectNode copy = NODES.objectNode();
            node.properties().forEach(entry -> copy.set(entry.getKey(), resolved(entry.getValue())));
            return copy;
        }
        if (node.isArray()) {
            ArrayNode copy = NODES.arrayNode();
            node.forEach(element -> copy.add(resolved(element)));
            return copy;
        }
        return node.isTextual() && node.asText().startsWith("[") ? NODES.textNode(resolved(node.asText())) : node;
    }

    private static String resolved(String text) {
        Matcher matcher = REFERENCE.matcher(text);
        if (!matcher.find()) {
            return text;
        }
        String id = matcher.group(1);
        return switch (Ids.name(matcher.group(2).replace('.', '/'))) {
            case "principalId" -> guid(id);
            case "clientId" ->
                text.contains("ClientId={0}")
                        ? "ClientId=" + guid(id + "clientId") + ";Authorization=AAD"
                        : guid(id + "clientId");
            case "ConnectionString" ->
                "InstrumentationKey=" + guid(id)
                        + ";IngestionEndpoint=https://westeurope-5.in.applicationinsights.azure.com/";
            default -> Ids.name(id);
        };
    }

    static String guid(String id) {
        return UUID.nameUUIDFromBytes(Ids.key(id).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static void merge(ObjectNode into, JsonNode from) {
        from.properties().forEach(entry -> {
            JsonNode there = into.path(entry.getKey());
            if (there.isObject() && entry.getValue().isObject()) {
                merge((ObjectNode) there, entry.getValue());
            } else if (there.isMissingNode() || there.isNull()) {
                into.set(entry.getKey(), entry.getValue().deepCopy());
            }
        });
    }
}
