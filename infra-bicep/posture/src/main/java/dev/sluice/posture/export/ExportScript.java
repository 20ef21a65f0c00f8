package dev.sluice.posture.export;

import dev.sluice.posture.model.Ids;
import java.util.List;

/**
 * The commands that fetch what is deployed in a resource group, as a script for {@code sh} with {@code az}. They only
 * read; whoever runs them needs Reader on the group, and the right to list application settings.
 */
public final class ExportScript {
    /** Children that a parent's own properties don't show: type of the parent, child, API version. */
    private static final List<Child> CHILDREN = List.of(
            new Child("Microsoft.Devices/IotHubs", "eventHubEndpoints/events/ConsumerGroups", "2023-06-30"),
            new Child("Microsoft.EventHub/namespaces", "networkRuleSets", "2024-01-01"),
            new Child("Microsoft.EventHub/namespaces", "eventhubs", "2024-01-01"),
            new Child("Microsoft.EventHub/namespaces", "applicationGroups", "2024-01-01"),
            new Child("Microsoft.EventHub/namespaces", "authorizationRules", "2024-01-01"),
            new Child("Microsoft.Storage/storageAccounts", "blobServices", "2024-01-01"),
            new Child("Microsoft.Storage/storageAccounts", "blobServices/default/containers", "2024-01-01"),
            new Child("Microsoft.Storage/storageAccounts", "tableServices", "2024-01-01"),
            new Child("Microsoft.Storage/storageAccounts", "objectReplicationPolicies", "2024-01-01"),
            new Child("Microsoft.Storage/storageAccounts", "localUsers", "2024-01-01"),
            new Child("Microsoft.Web/sites", "basicPublishingCredentialsPolicies", "2024-11-01"),
            new Child("Microsoft.Web/sites", "config/web", "2024-11-01"),
            new Child("Microsoft.Network/privateEndpoints", "privateDnsZoneGroups", "2024-05-01"),
            new Child("Microsoft.Network/privateDnsZones", "A", "2024-06-01"),
            new Child("Microsoft.Network/privateDnsZones", "virtualNetworkLinks", "2024-06-01"),
            new Child("Microsoft.StreamAnalytics/streamingjobs", "inputs", "2021-10-01-preview"),
            new Child("Microsoft.StreamAnalytics/streamingjobs", "outputs", "2021-10-01-preview"),
            new Child("Microsoft.Insights/privateLinkScopes", "scopedResources", "2021-09-01"),
            new Child("Microsoft.KeyVault/vaults", "secrets", "2024-11-01"),
            new Child(
                    "Microsoft.ManagedIdentity/userAssignedIdentities", "federatedIdentityCredentials", "2024-11-30"));

    private record Child(String parent, String path, String version) {}

    private ExportScript() {}

    /** The script for a resource group; it writes into the folder it is run in. */
    public static String of(String resourceGroup) {
        StringBuilder script = new StringBuilder("""
                #!/bin/sh
                # Fetches what is deployed in a resource group, with credentials of its tenant. Reads only. Run it in an
                # empty folder, then: ./sluice posture export --read FOLDER --output FILE
                set -eu
                group=%s
                az account show --output json >account.json
                az resource list --resource-group "$group" --query '[].id' --output tsv | tr -d '\\r' | LC_ALL=C sort >ids
                count=0
                fetch() { # URL, method
                    count=$((count + 1))
                    az rest --method "${2:-get}" --url "https://management.azure.com$1" --output json \\
                        >"part-$count.json" </dev/null
                }
                settings() { # ID: its diagnostic settings; not every type can have some
                    count=$((count + 1))
                    az rest --method get --output json >"part-$count.json" 2>complaint </dev/null \\
                        --url "https://management.azure.com$1/providers/Microsoft.Insights/diagnosticSettings?api-version=2021-05-01-preview" &&
                        return
                    grep -qi 'not *support' complaint || { cat complaint >&2; exit 1; }
                    echo '{"value": []}' >"part-$count.json"
                }
                while read -r id; do
                    count=$((count + 1))
                    az resource show --ids "$id" --output json >"part-$count.json" </dev/null
                    settings "$id"
                    # Ids differ in case, and some children are listed like resources.
                    case $(printf '%%s' "$id" | tr '[:upper:]' '[:lower:]') in
                    */providers/*/*/*/*) ;;
                """.formatted(quoted(resourceGroup)));
        CHILDREN.stream().map(Child::parent).distinct().forEach(parent -> appendCase(script, parent));
        return script.append("""
                    esac
                done <ids
                subscription=$(az account show --query id --output tsv | tr -d '\\r')
                fetch "/subscriptions/$subscription/resourceGroups/$group/providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01"
                echo "$count" >complete
                """).toString();
    }

    private static void appendCase(StringBuilder script, String parent) {
        script.append("    */providers/").append(Ids.key(parent)).append("/*)\n");
        CHILDREN.stream()
                .filter(child -> child.parent().equals(parent))
                .forEach(child -> script.append("        fetch \"$id/")
                        .append(child.path())
                        .append("?api-version=")
                        .append(child.version())
                        .append("\"\n"));
        if (parent.equals("Microsoft.EventHub/namespaces")) {
            script.append("""
                            for hub in $(az rest --method get --url "https://management.azure.com$id/eventhubs?api-version=2024-01-01" \\
                                --query 'value[].id' --output tsv </dev/null | tr -d '\\r'); do
                                fetch "$hub/authorizationRules?api-version=2024-01-01"
                                fetch "$hub/consumergroups?api-version=2024-01-01"
                            done
                    """);
        }
        if (parent.equals("Microsoft.Storage/storageAccounts")) {
            script.append(
                    "        for service in blob table queue file; do settings \"$id/${service}Services/default\"; done\n");
        }
        if (parent.equals("Microsoft.Web/sites")) {
            script.append("        fetch \"$id/config/appsettings/list?api-version=2024-11-01\" post\n");
        }
        script.append("        ;;\n");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
