package dev.sluice.posture.mutants;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.posture.model.Tenant;
import java.util.ArrayList;
import java.util.List;

/** Resources that are missing. */
final class RemovalChanges extends Changes {
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

    RemovalChanges(Pair pair) {
        super(pair);
    }

    @Override
    void at(Tenant tenant, int index) {
        JsonNode body = pair.resources(tenant).get(index);
        if (!REMOVABLE.contains(body.path("type").asText())) {
            return;
        }
        Pair copy = pair.copy();
        copy.resources(tenant).remove(index);
        made(new Mutant("remove " + body.path("id").asText(), copy, hops(body)));
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
}
