package dev.sluice.posture.checker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.posture.checker.CertificateChecker.Objection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether claims that say "every" and "no other" leave nothing out: the checker counts for itself. */
final class Coverage {
    private static final String PRIVATE = "/properties/publicNetworkAccess";
    /** What must be said of every resource of a type: claim, pointer, a pattern of its value. */
    private static final Map<String, List<Duty>> DUTIES = Map.ofEntries(
            Map.entry(
                    "Microsoft.Devices/IotHubs",
                    List.of(
                            new Duty("public-access", PRIVATE, "Disabled"),
                            new Duty("hardening", "/properties/minTlsVersion", "1\\.[23]"))),
            Map.entry(
                    "Microsoft.EventHub/namespaces",
                    List.of(
                            new Duty("public-access", PRIVATE, "Disabled"),
                            new Duty("hardening", "/properties/minimumTlsVersion", "1\\.[23]"))),
            Map.entry(
                    "Microsoft.EventHub/namespaces/networkRuleSets",
                    List.of(new Duty("public-access", PRIVATE, "Disabled"))),
            Map.entry(
                    "Microsoft.Storage/storageAccounts",
                    List.of(
                            new Duty("public-access", "/properties/networkAcls/defaultAction", "Deny"),
                            new Duty("public-access", PRIVATE, "Disabled|Enabled"),
                            new Duty("hardening", "/properties/minimumTlsVersion", "TLS1_[23]"),
                            new Duty("hardening", "/properties/allowSharedKeyAccess", "false"),
                            new Duty("hardening", "/properties/allowBlobPublicAccess", "false"),
                            new Duty("hardening", "/properties/supportsHttpsTrafficOnly", "true"))),
            Map.entry(
                    "Microsoft.KeyVault/vaults",
                    List.of(
                            new Duty("public-access", PRIVATE, "Disabled"),
                            new Duty("hardening", "/properties/enableRbacAuthorization", "true"))),
            Map.entry(
                    "Microsoft.ContainerRegistry/registries",
                    List.of(
                            new Duty("public-access", PRIVATE, "Disabled"),
                            new Duty("hardening", "/properties/adminUserEnabled", "false"))),
            Map.entry(
                    "Microsoft.Web/sites",
                    List.of(
                            new Duty("public-access", PRIVATE, "Disabled"),
                            new Duty("hardening", "/properties/httpsOnly", "true"))),
            Map.entry(
                    "Microsoft.Web/sites/basicPublishingCredentialsPolicies",
                    List.of(new Duty("hardening", "/properties/allow", "false"))),
            Map.entry(
                    "Microsoft.App/managedEnvironments",
                    List.of(
                            new Duty("public-access", PRIVATE, "Disabled"),
                            new Duty("public-access", "/properties/vnetConfiguration/internal", "true"))),
            Map.entry(
                    "Microsoft.Insights/components",
                    List.of(
                            new Duty("public-access", "/properties/publicNetworkAccessForIngestion", "Disabled"),
                            new Duty("hardening", "/properties/DisableLocalAuth", "true"))),
            Map.entry(
                    "Microsoft.OperationalInsights/workspaces",
                    List.of(new Duty("public-access", "/properties/publicNetworkAccessForIngestion", "Disabled"))),
            Map.entry(
                    "Microsoft.Network/privateEndpoints",
                    List.of(new Duty("endpoints", "/privateLinkServiceId", "/subscriptions/.+"))));

    private static final Pattern SECRET = Pattern.compile("(?i)\\[.*(\\blist[a-z]*\\(|\\bparameters\\().*]");

    private record Duty(String claim, String end, String value) {}

    private final Documents documents;
    private final Facts facts;
    private final List<Objection> objections;

    Coverage(Documents documents, Facts facts, List<Objection> objections) {
        this.documents = documents;
        this.facts = facts;
        this.objections = objections;
    }

    void check() {
        for (String tenant : List.of("ot", "it")) {
            for (JsonNode resource : documents.resources(tenant, "")) {
                each(tenant, resource);
            }
            roles(tenant);
            names(tenant);
        }
        oneExceptionOnly();
        oneWay();
    }

    private void each(String tenant, JsonNode resource) {
        demand("inventory", tenant, resource, "", ".*");
        DUTIES.forEach((type, duties) -> {
            if (type.equalsIgnoreCase(resource.path("type").asText())) {
                duties.forEach(duty -> demand(duty.claim(), tenant, resource, duty.end(), duty.value()));
            }
        });
        secrets(tenant, resource, resource, "");
    }

    private void demand(String claim, String tenant, JsonNode resource, String end, String value) {
        boolean said = facts.of(claim).stream()
                .anyMatch(fact -> fact.tenant().equals(tenant)
                        && fact.isOf(resource)
                        && (end.isEmpty() ? fact.pointer().isEmpty() : fact.isAt(end))
                        && (end.isEmpty() || fact.text().matches("(?i)" + value)));
        if (facts.claims(claim) && !said) {
            object(claim, tenant, resource, "no fact says " + value + " at " + end);
        }
    }

    /** Every role must have been some hop's. */
    private void roles(String tenant) {
        for (JsonNode role : documents.resources(tenant, "Microsoft.Authorization/roleAssignments")) {
            boolean used = facts.all().anyMatch(fact -> fact.isOf(role) && fact.isAt("/properties/roleDefinitionId"));
            if (facts.claims("roles") && !used) {
                object("roles", tenant, role, "no hop rests on it");
            }
        }
    }

    private void names(String tenant) {
        Set<String> seen = new HashSet<>();
        for (JsonNode link : documents.resources(tenant, "Microsoft.Network/privateDnsZones/virtualNetworkLinks")) {
            String id = link.path("id").asText().toLowerCase(Locale.ROOT);
            String zone = id.replaceFirst("/[^/]*/[^/]*$", "").replaceFirst("^.*/", "");
            if (facts.claims("names")
                    && !seen.add(zone + " "
                            + link.at("/properties/virtualNetwork/id").asText())) {
                object("names", tenant, link, "a second zone of that name answers in the network");
            }
        }
    }

    /** A storage account that isn't disabled must be one that a Stream Analytics job writes to. */
    private void oneExceptionOnly() {
        for (String tenant : List.of("ot", "it")) {
            Map<String, Boolean> written = new HashMap<>();
            documents
                    .resources(tenant, "Microsoft.StreamAnalytics/streamingjobs/outputs")
                    .forEach(output -> output.at("/properties/datasource/properties/storageAccounts")
                            .forEach(account ->
                                    written.put(account.path("accountName").asText(), true)));
            documents
                    .resources(tenant, "Microsoft.StreamAnalytics/streamingjobs")
                    .forEach(job -> job.at("/properties/outputs")
                            .forEach(output -> output.at("/properties/datasource/properties/storageAccounts")
                                    .forEach(account -> written.put(
                                            account.path("accountName").asText(), true))));
            for (JsonNode account : documents.resources(tenant, "Microsoft.Storage/storageAccounts")) {
                boolean closed = account.at(PRIVATE).asText().equals("Disabled")
                        || (written.containsKey(account.path("name").asText())
                                && account.at("/properties/networkAcls/ipRules").isEmpty());
                if (facts.claims("public-access") && !closed) {
                    object("public-access", tenant, account, "is enabled, and no Stream Analytics job writes to it");
                }
            }
        }
    }

    /** Who is connected to a resource is no word of its own, and judged with the endpoints. */
    private static String withoutConnected(JsonNode resource) {
        JsonNode connected = resource.at("/properties/privateEndpointConnections");
        return connected.isEmpty() ? resource.toString() : resource.toString().replace(connected.toString(), "");
    }

    private void oneWay() {
        Set<String> own = new HashSet<>();
        documents.resources("it", "").forEach(resource -> own.add(subscription(resource)));
        for (JsonNode resource : documents.resources("ot", "")) {
            String foreign = subscription(resource);
            if (!own.contains(foreign) && facts.claims("one-way")) {
                documents.resources("it", "").stream()
                        .filter(other -> withoutConnected(other).contains(foreign))
                        .forEach(other -> object("one-way", "it", other, "names OT's subscription"));
                return;
            }
        }
    }

    private static String subscription(JsonNode resource) {
        String[] parts = resource.path("id").asText().split("/", -1);
        return parts.length > 2 ? parts[2] : "";
    }

    private void secrets(String tenant, JsonNode resource, JsonNode node, String pointer) {
        boolean vaulted = resource.path("type").asText().equalsIgnoreCase("Microsoft.KeyVault/vaults/secrets")
                && pointer.equals("/properties/value");
        if (node.isTextual()
                && !vaulted
                && facts.claims("secrets")
                && SECRET.matcher(node.asText()).matches()) {
            object("secrets", tenant, resource, "a secret is at " + pointer);
        }
        node.properties().forEach(entry -> secrets(tenant, resource, entry.getValue(), pointer + "/" + entry.getKey()));
        if (node.isArray()) {
            node.forEach(element -> secrets(tenant, resource, element, pointer + "/-"));
        }
    }

    private void object(String claim, String tenant, JsonNode resource, String message) {
        objections.add(new Objection(claim, tenant, resource.path("id").asText(), message));
    }
}
