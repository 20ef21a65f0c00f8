package dev.sluice.posture.network;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Under which private DNS zones a part of a resource is looked up, and on which port it is reached. Source: Azure's
 * table of private endpoint DNS zones; an asterisk stands for what differs between clouds or regions.
 */
public final class ZoneNames {
    private static final int HTTPS = 443;
    private static final int AMQPS = 5671;
    private static final String SERVICE_BUS = "privatelink.servicebus.*";

    private static final Map<String, List<String>> ZONES = Map.ofEntries(
            Map.entry("iothub", List.of("privatelink.azure-devices.*", SERVICE_BUS)),
            Map.entry("namespace", List.of(SERVICE_BUS)),
            Map.entry("blob", List.of("privatelink.blob.*")),
            Map.entry("table", List.of("privatelink.table.*")),
            Map.entry("queue", List.of("privatelink.queue.*")),
            Map.entry("file", List.of("privatelink.file.*")),
            Map.entry("dfs", List.of("privatelink.dfs.*")),
            Map.entry("vault", List.of("privatelink.vaultcore.*")),
            Map.entry("registry", List.of("privatelink.azurecr.*")),
            Map.entry("sites", List.of("privatelink.azurewebsites.*")),
            Map.entry("managedenvironments", List.of("privatelink.*.azurecontainerapps.*")),
            Map.entry(
                    "azuremonitor",
                    List.of(
                            "privatelink.monitor.azure.*",
                            "privatelink.oms.opinsights.azure.*",
                            "privatelink.ods.opinsights.azure.*",
                            "privatelink.agentsvc.azure-automation.*",
                            "privatelink.blob.*")));

    private ZoneNames() {}

    /** Patterns of every zone that must answer; empty for an unknown group. */
    public static List<String> of(String group) {
        return ZONES.getOrDefault(group.toLowerCase(Locale.ROOT), List.of());
    }

    /** Whether a zone's name fits a pattern. */
    public static boolean fits(String pattern, String zone) {
        String regex = pattern.replace(".", "\\.").replace("*", "[a-z0-9.-]+");
        return zone.toLowerCase(Locale.ROOT).matches(regex);
    }

    /** The port it is reached on by default: AMQP over TLS for Event Hubs, HTTPS for the rest. */
    public static int port(String group) {
        return group.equalsIgnoreCase("namespace") || group.equalsIgnoreCase("iotHub") ? AMQPS : HTTPS;
    }
}
