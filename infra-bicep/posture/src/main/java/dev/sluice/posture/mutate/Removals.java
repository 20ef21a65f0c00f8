package dev.sluice.posture.mutate;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Removes what a hop needs, with all below it. */
final class Removals implements Operator {
    private static final Map<String, String> TYPES = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    static {
        TYPES.put("Microsoft.Network/privateEndpoints", "endpoint removed");
        TYPES.put("Microsoft.Network/privateEndpoints/privateDnsZoneGroups", "zone group removed");
        TYPES.put("Microsoft.Network/privateDnsZones", "zone removed");
        TYPES.put("Microsoft.Network/privateDnsZones/virtualNetworkLinks", "link of a zone removed");
        TYPES.put("Microsoft.Network/privateDnsZones/A", "record removed");
        TYPES.put("Microsoft.Network/networkSecurityGroups", "security group removed");
        TYPES.put("Microsoft.Network/virtualNetworks", "network removed");
        TYPES.put("Microsoft.Authorization/roleAssignments", "role assignment removed");
        TYPES.put("Microsoft.EventHub/namespaces/networkRuleSets", "network rules removed");
        TYPES.put("Microsoft.EventHub/namespaces/applicationGroups", "application group removed");
        TYPES.put("Microsoft.EventHub/namespaces/eventhubs", "hub removed");
        TYPES.put("Microsoft.Web/sites/basicPublishingCredentialsPolicies", "policy of basic credentials removed");
        TYPES.put("Microsoft.ManagedIdentity/userAssignedIdentities", "identity removed");
        TYPES.put("Microsoft.KeyVault/vaults/secrets", "secret removed");
        TYPES.put("Microsoft.KeyVault/vaults", "vault removed");
        TYPES.put("Microsoft.StreamAnalytics/streamingjobs/inputs", "input removed");
        TYPES.put("Microsoft.StreamAnalytics/streamingjobs/outputs", "output removed");
        TYPES.put("Microsoft.Insights/privateLinkScopes/scopedResources", "scoped resource removed");
    }

    @Override
    public Stream<Mutant> on(Plans plans) {
        return plans.sites().stream()
                .filter(site -> TYPES.containsKey(site.type()))
                .map(site -> site.removed(TYPES.getOrDefault(site.type(), "removed")));
    }
}
