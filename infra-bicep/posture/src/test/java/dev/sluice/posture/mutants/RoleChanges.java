package dev.sluice.posture.mutants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sluice.posture.model.Tenant;
import java.util.List;

/** Roles that are others, of others, or wider. */
final class RoleChanges extends Changes {
    private static final List<String> ROLES = List.of(
            "acdd72a7-3385-48ef-bd42-f606fba81ae7", // Reader
            "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", // Owner
            "f526a384-b230-433a-b45c-95f59c4a2dec", // Azure Event Hubs Data Owner
            "b7e6dc6d-f1e8-4753-8033-0f276bb0955b", // Storage Blob Data Owner
            "ba92f5b4-2d11-453d-a403-e96b0029c9fe", // Storage Blob Data Contributor
            "00482a5a-887f-4fb3-b363-3b7fe8e74483", // Key Vault Administrator
            "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1"); // Storage Blob Data Reader

    RoleChanges(Pair pair) {
        super(pair);
    }

    @Override
    void at(Tenant tenant, int index) {
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
}
