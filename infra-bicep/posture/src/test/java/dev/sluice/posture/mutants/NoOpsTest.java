package dev.sluice.posture.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.posture.Verdict;
import dev.sluice.posture.model.Tenant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes that mean nothing, and the same plans as others would write them. */
class NoOpsTest {
    private static final String CHILD_RULE = "Microsoft.Network/networkSecurityGroups/securityRules";
    private static final String CHILD_SUBNET = "Microsoft.Network/virtualNetworks/subnets";

    private final Pair pair = Pair.committed();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void orderMeansNothing(int seed) {
        for (Tenant tenant : Tenant.values()) {
            List<JsonNode> shuffled = new ArrayList<>();
            pair.resources(tenant).forEach(shuffled::add);
            Collections.shuffle(shuffled, new Random(seed));
            pair.resources(tenant).removeAll().addAll(shuffled);
        }

        hasNoFinding(pair.verified());
    }

    @Test
    void namesMeanNothing() {
        hasNoFinding(pair.replaced(text -> text.replace("sluice", "fabrikam")
                        .replace("telemetry", "plc-signals")
                        .replace("source-hub", "hub-key")
                        .replace("SLUICE_", "APP_")
                        .replace("packages", "zips")
                        .replace("/subnets/function", "/subnets/apps")
                        .replace("\"name\":\"function\"", "\"name\":\"apps\""))
                .verified());
    }

    @Test
    void tagsMeanNothing() {
        for (Tenant tenant : Tenant.values()) {
            for (int index = 0; index < pair.resources(tenant).size(); index++) {
                pair.own(tenant, index)
                        .putObject("tags")
                        .put("owner", "platform")
                        .put("env", "prod");
            }
        }

        hasNoFinding(pair.verified());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Microsoft.ManagedIdentity/userAssignedIdentities",
                "Microsoft.Network/networkSecurityGroups",
                "Microsoft.Network/routeTables",
                "Microsoft.Network/privateDnsZones",
                "Microsoft.Network/applicationSecurityGroups",
                "Microsoft.Insights/actionGroups",
                "Microsoft.Insights/metricAlerts",
                "Microsoft.Insights/workbooks",
                "Microsoft.Authorization/locks",
                "Microsoft.Portal/dashboards"
            })
    void harmlessResourcesMeanNothing(String type) {
        for (Tenant tenant : Tenant.values()) {
            String first = pair.resources(tenant).get(0).path("id").asText();
            String id = first.substring(0, first.indexOf("/providers/")) + "/providers/" + type + "/harmless";
            pair.resources(tenant)
                    .addObject()
                    .put("id", id)
                    .put("type", type)
                    .put("name", "harmless")
                    .put("apiVersion", "2024-01-01")
                    .putObject("properties");
        }

        hasNoFinding(pair.verified());
    }

    @Test
    void subnetsAndRulesMayBeResourcesOfTheirOwn() {
        for (Tenant tenant : Tenant.values()) {
            takeOut(tenant, "Microsoft.Network/virtualNetworks", "/properties", "subnets", CHILD_SUBNET);
            takeOut(tenant, "Microsoft.Network/networkSecurityGroups", "/properties", "securityRules", CHILD_RULE);
        }

        hasNoFinding(pair.verified());
    }

    @Test
    void settingsMayBeResourcesOfTheirOwn() {
        for (Tenant tenant : Tenant.values()) {
            for (ObjectNode site : pair.all(tenant, "Microsoft.Web/sites")) {
                int index = indexOf(tenant, site);
                ObjectNode own = pair.own(tenant, index);
                ObjectNode config = (ObjectNode) ((ObjectNode) own.path("properties")).remove("siteConfig");
                JsonNode settings = config.remove("appSettings");
                child(tenant, own, "Microsoft.Web/sites/config", "config", "web")
                        .setAll(config);
                ObjectNode map = child(tenant, own, "Microsoft.Web/sites/config", "config", "appsettings");
                settings.forEach(entry -> map.set(entry.path("name").asText(), entry.path("value")));
            }
        }

        hasNoFinding(pair.verified());
    }

    @Test
    void streamsMayBeWrittenInsideTheirJob() {
        ObjectNode job = pair.own(
                Tenant.IT,
                indexOf(
                        Tenant.IT,
                        pair.all(Tenant.IT, "Microsoft.StreamAnalytics/streamingjobs")
                                .get(0)));
        for (String list : List.of("inputs", "outputs")) {
            ArrayNode inline = ((ObjectNode) job.path("properties")).putArray(list);
            for (ObjectNode child : pair.all(Tenant.IT, "Microsoft.StreamAnalytics/streamingjobs/" + list)) {
                inline.addObject().put("name", list).set("properties", child.path("properties"));
                pair.resources(Tenant.IT).remove(indexOf(Tenant.IT, child));
            }
        }

        hasNoFinding(pair.verified());
    }

    @Test
    void idsMayDifferInCase() {
        hasNoFinding(pair.replaced(text -> text.replace("/resourceGroups/", "/resourcegroups/")
                        .replace("Microsoft.Network/privateEndpoints/", "microsoft.network/privateendpoints/"))
                .verified());
    }

    private void takeOut(Tenant tenant, String type, String pointer, String list, String childType) {
        for (ObjectNode parent : pair.all(tenant, type)) {
            ObjectNode own = pair.own(tenant, indexOf(tenant, parent));
            JsonNode children = ((ObjectNode) own.at(pointer)).remove(list);
            for (JsonNode element : children) {
                child(tenant, own, childType, list, element.path("name").asText())
                        .setAll((ObjectNode) element.path("properties"));
            }
        }
    }

    private ObjectNode child(Tenant tenant, ObjectNode parent, String type, String list, String name) {
        return pair.resources(tenant)
                .addObject()
                .put("id", parent.path("id").asText() + "/" + list + "/" + name)
                .put("type", type)
                .put("name", parent.path("name").asText() + "/" + name)
                .put("apiVersion", parent.path("apiVersion").asText())
                .putObject("properties");
    }

    private int indexOf(Tenant tenant, ObjectNode wanted) {
        for (int index = 0; index < pair.resources(tenant).size(); index++) {
            if (pair.resources(tenant).get(index).path("id").equals(wanted.path("id"))) {
                return index;
            }
        }
        throw new AssertionError("no " + wanted.path("id"));
    }

    private static void hasNoFinding(Verdict verdict) {
        assertThat(verdict.claims().stream()
                        .flatMap(claim -> claim.findings().stream())
                        .toList())
                .isEmpty();
    }
}
