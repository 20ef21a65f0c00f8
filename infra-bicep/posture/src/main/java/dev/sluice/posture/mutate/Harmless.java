package dev.sluice.posture.mutate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.posture.model.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Changes that mean nothing: order, names, tags, case. A proof that notices them judges the writing, not the plan. */
final class Harmless implements Operator {
    private static final Set<String> UNORDERED = Set.of(
            "securityRules",
            "subnets",
            "appSettings",
            "privateDnsZoneConfigs",
            "logs",
            "policies",
            "authorizationPolicies");
    private static final Pattern NAMED_AT_WILL = Pattern.compile(
            "microsoft\\.(network/(networksecuritygroups|virtualnetworks|privateendpoints|natgateways|publicipaddresses)"
                    + "|managedidentity/userassignedidentities|operationalinsights/workspaces|keyvault/vaults|web/serverfarms"
                    + "|web/sites|insights/(components|privatelinkscopes|actiongroups|metricalerts|activitylogalerts)"
                    + "|streamanalytics/streamingjobs|app/managedenvironments)",
            Pattern.CASE_INSENSITIVE);

    @Override
    public Stream<Mutant> on(Plans plans) {
        return Stream.of(whole(plans), arrays(plans), tags(plans), names(plans)).flatMap(mutants -> mutants);
    }

    private static Stream<Mutant> whole(Plans plans) {
        return Stream.of(Tenant.values())
                .flatMap(tenant -> Stream.of(
                        document(plans, tenant, "resources in another order", Harmless::reversedResources),
                        document(plans, tenant, "properties in another order", node -> (ObjectNode) reversedKeys(node)),
                        document(plans, tenant, "ids in another case", Harmless::inAnotherCase)));
    }

    private static Mutant document(Plans plans, Tenant tenant, String operator, UnaryOperator<ObjectNode> change) {
        return new Mutant(
                operator,
                tenant,
                "",
                "",
                false,
                () -> plans.with(tenant, change.apply(plans.of(tenant).deepCopy())));
    }

    private static ObjectNode reversedResources(ObjectNode document) {
        document.set("predictedResources", reversed(document.path("predictedResources")));
        return document;
    }

    private static ArrayNode reversed(JsonNode array) {
        ArrayNode reversed = JsonNodeFactory.instance.arrayNode();
        array.forEach(element -> reversed.insert(0, element));
        return reversed;
    }

    private static JsonNode reversedKeys(JsonNode node) {
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(element -> copy.add(reversedKeys(element)));
            return copy;
        }
        if (!(node instanceof ObjectNode)) {
            return node;
        }
        List<Map.Entry<String, JsonNode>> entries = new ArrayList<>();
        node.properties().forEach(entry -> entries.add(0, entry));
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        entries.forEach(entry -> copy.set(entry.getKey(), reversedKeys(entry.getValue())));
        return copy;
    }

    private static ObjectNode inAnotherCase(ObjectNode document) {
        return (ObjectNode) Json.parse(document.toString().replace("/resourceGroups/", "/resourcegroups/"));
    }

    private static Stream<Mutant> arrays(Plans plans) {
        return plans.sites().stream()
                .flatMap(site -> pointers(site.body(), "").stream()
                        .map(pointer -> site.set("elements in another order", pointer, reversed(site.at(pointer)))));
    }

    private static List<String> pointers(JsonNode node, String at) {
        List<String> pointers = new ArrayList<>();
        node.properties().forEach(entry -> {
            String pointer = at + "/" + entry.getKey();
            if (UNORDERED.contains(entry.getKey())
                    && entry.getValue().isArray()
                    && entry.getValue().size() > 1) {
                pointers.add(pointer);
            } else if (!entry.getKey().contains("/")) {
                pointers.addAll(pointers(entry.getValue(), pointer));
            }
        });
        return pointers;
    }

    private static Stream<Mutant> tags(Plans plans) {
        return plans.sites().stream()
                .filter(site -> !site.at("/location").isMissingNode())
                .map(site -> site.set("tag", "/tags", Json.of("{'costCenter': '4711'}")));
    }

    /** A name that is the project's own is another one everywhere. */
    private static Stream<Mutant> names(Plans plans) {
        return plans.sites().stream()
                .filter(site -> NAMED_AT_WILL.matcher(site.type()).matches())
                .map(site -> new Mutant(
                        "another name", site.tenant(), site.id(), "/name", false, () -> renamed(plans, site)));
    }

    private static Plans renamed(Plans plans, Site site) {
        Pattern name = Pattern.compile("(?<![A-Za-z0-9-])" + Pattern.quote(site.name()) + "(?![A-Za-z0-9-])");
        String other = Matcher.quoteReplacement(site.name() + "x");
        UnaryOperator<ObjectNode> rename = document ->
                (ObjectNode) Json.parse(name.matcher(document.toString()).replaceAll(other));
        return new Plans(rename.apply(plans.ot()), rename.apply(plans.it()), rename.apply(plans.ledger()));
    }
}
