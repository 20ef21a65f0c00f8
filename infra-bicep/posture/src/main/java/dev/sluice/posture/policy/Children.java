package dev.sluice.posture.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** What may be declared within its parent or by itself is made both. */
enum Children {
    SUBNETS("Microsoft.Network/virtualNetworks", "subnets"),
    SECURITY_RULES("Microsoft.Network/networkSecurityGroups", "securityRules"),
    INPUTS("Microsoft.StreamAnalytics/streamingjobs", "inputs"),
    OUTPUTS("Microsoft.StreamAnalytics/streamingjobs", "outputs"),
    FUNCTIONS("Microsoft.StreamAnalytics/streamingjobs", "functions");

    private final String parent;
    private final String property;

    Children(String parent, String property) {
        this.parent = parent;
        this.property = property;
    }

    static void settle(List<PlannedResource> resources) {
        for (Children kind : values()) {
            for (PlannedResource resource : List.copyOf(resources)) {
                if (resource.is(kind.parent)) {
                    kind.settle(resource, resources);
                }
            }
        }
    }

    private void settle(PlannedResource of, List<PlannedResource> resources) {
        ArrayNode inner = of.body().withObject("/properties").withArray(property);
        List<PlannedResource> outer = resources.stream()
                .filter(other -> other.is(parent + "/" + property) && other.isBelow(of.id()))
                .toList();
        List<PlannedResource> inlined = new ArrayList<>();
        inner.forEach(element -> inlined.add(standing(of, element)));
        inlined.stream().filter(child -> isNew(child, outer)).forEach(resources::add);
        outer.stream().filter(child -> isNew(child, inlined)).forEach(child -> inner.add(child.body()));
    }

    private PlannedResource standing(PlannedResource of, JsonNode element) {
        ObjectNode body = element.deepCopy();
        String id = of.id() + "/" + property + "/" + element.path("name").asText();
        body.set("apiVersion", of.body().path("apiVersion"));
        return new PlannedResource(of.tenant(), id, parent + "/" + property, body);
    }

    private static boolean isNew(PlannedResource child, List<PlannedResource> among) {
        return among.stream().noneMatch(other -> other.name().equalsIgnoreCase(child.name()));
    }
}
