package dev.sluice.posture.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.posture.model.Ledger;
import java.util.ArrayList;
import java.util.List;

/**
 * The connection that the target of a private endpoint gets: approved where the endpoint asks for none by hand, else as
 * the ledger has it, pending where it has none.
 */
final class Connections {
    private Connections() {}

    static void settle(List<PlannedResource> resources, Ledger ledger) {
        List<PlannedResource> made = new ArrayList<>();
        for (PlannedResource endpoint : List.copyOf(resources)) {
            if (endpoint.is("Microsoft.Network/privateEndpoints")) {
                JsonNode properties = endpoint.body().path("properties");
                properties
                        .path("privateLinkServiceConnections")
                        .forEach(connection -> connect(endpoint, connection, "Approved", resources, made));
                properties
                        .path("manualPrivateLinkServiceConnections")
                        .forEach(
                                connection -> connect(endpoint, connection, status(endpoint, ledger), resources, made));
            }
        }
        resources.addAll(made);
    }

    private static String status(PlannedResource endpoint, Ledger ledger) {
        for (JsonNode connection : ledger.document().path("connections")) {
            JsonNode properties = connection.path("properties");
            if (properties.at("/privateEndpoint/id").asText().equalsIgnoreCase(endpoint.id())) {
                return properties
                        .at("/privateLinkServiceConnectionState/status")
                        .asText();
            }
        }
        return "Pending";
    }

    private static void connect(
            PlannedResource endpoint,
            JsonNode connection,
            String status,
            List<PlannedResource> resources,
            List<PlannedResource> made) {
        String target = connection.at("/properties/privateLinkServiceId").asText();
        resources.stream()
                .filter(resource -> resource.id().equalsIgnoreCase(target))
                .forEach(resource -> made.add(connection(endpoint, resource, status)));
    }

    private static PlannedResource connection(PlannedResource endpoint, PlannedResource target, String status) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("name", endpoint.name());
        ObjectNode properties = body.putObject("properties").put("provisioningState", "Succeeded");
        properties.putObject("privateEndpoint").put("id", endpoint.id());
        properties.putObject("privateLinkServiceConnectionState").put("status", status);
        ArrayNode all = target.body().withObject("/properties").withArray("privateEndpointConnections");
        all.add(body);
        return new PlannedResource(
                target.tenant(),
                target.id() + "/privateEndpointConnections/" + endpoint.name(),
                target.type() + "/privateEndpointConnections",
                body);
    }
}
