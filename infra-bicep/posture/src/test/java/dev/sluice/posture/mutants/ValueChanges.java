package dev.sluice.posture.mutants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sluice.posture.model.Tenant;
import java.util.List;
import java.util.Map;

/** Switches that are turned, and values that open something. */
final class ValueChanges extends Changes {
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

    ValueChanges(Pair pair) {
        super(pair);
    }

    @Override
    void at(Tenant tenant, int index) {
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
}
