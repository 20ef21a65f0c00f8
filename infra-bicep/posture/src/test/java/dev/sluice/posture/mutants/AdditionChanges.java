package dev.sluice.posture.mutants;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.posture.model.Tenant;
import java.util.List;

/** Resources and outputs that nobody needs. */
final class AdditionChanges extends Changes {
    AdditionChanges(Pair pair) {
        super(pair);
    }

    @Override
    List<Mutant> all() {
        for (Tenant tenant : Tenant.values()) {
            additions(tenant);
        }
        return super.all();
    }

    @Override
    void at(Tenant tenant, int index) {}

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
        made(new Mutant("output a secret", copy, List.of("plan")));
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
            made(new Mutant(
                    "second zone " + zone.path("name"),
                    second,
                    List.of(other, other + "/virtualNetworkLinks/network")));
        }
    }
}
