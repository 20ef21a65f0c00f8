package dev.sluice.posture.diff;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.posture.model.Resource;
import dev.sluice.posture.model.Snapshots;
import dev.sluice.posture.model.Tenant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A resource that two plans have differently.
 *
 * @param tenant whose plan
 * @param resource full id
 * @param change one of added, removed, changed
 * @param pointers where it changed, outermost places that differ
 */
@JsonPropertyOrder({"tenant", "resource", "change", "pointers"})
public record ResourceChange(
        Tenant tenant,
        String resource,
        String change,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> pointers) {
    public ResourceChange {
        pointers = List.copyOf(pointers);
    }

    static List<ResourceChange> between(Snapshots before, Snapshots after) {
        return Stream.of(Tenant.values())
                .flatMap(tenant -> (after.of(tenant).isExport()
                                ? drift(
                                        tenant,
                                        byId(before.of(tenant).resources()),
                                        byId(after.of(tenant).resources()))
                                : between(
                                        tenant,
                                        byId(before.of(tenant).resources()),
                                        byId(after.of(tenant).resources())))
                        .stream())
                .toList();
    }

    private static Map<String, Resource> byId(List<Resource> resources) {
        Map<String, Resource> byId = new LinkedHashMap<>();
        resources.forEach(resource -> byId.put(resource.id().toLowerCase(Locale.ROOT), resource));
        return byId;
    }

    private static List<ResourceChange> between(
            Tenant tenant, Map<String, Resource> before, Map<String, Resource> after) {
        List<ResourceChange> changes = new ArrayList<>();
        for (String id : new TreeSet<>(
                Stream.concat(before.keySet().stream(), after.keySet().stream()).toList())) {
            Resource old = before.get(id);
            Resource now = after.get(id);
            if (old == null && now != null) {
                changes.add(new ResourceChange(tenant, now.id(), "added", List.of()));
            } else if (old != null && now == null) {
                changes.add(new ResourceChange(tenant, old.id(), "removed", List.of()));
            } else if (old != null && now != null && !old.body().equals(now.body())) {
                changes.add(new ResourceChange(tenant, now.id(), "changed", pointers("", old.body(), now.body())));
            }
        }
        return changes;
    }

    /** What is deployed otherwise than planned. */
    private static List<ResourceChange> drift(
            Tenant tenant, Map<String, Resource> planned, Map<String, Resource> deployed) {
        DeployedPlan plan = new DeployedPlan(deployed);
        List<ResourceChange> changes = new ArrayList<>();
        planned.forEach((id, resource) -> {
            Resource now = deployed.get(id);
            if (now != null) {
                List<String> pointers = Drift.pointers(resource.body(), plan.body(now));
                if (!pointers.isEmpty()) {
                    changes.add(new ResourceChange(tenant, resource.id(), "changed", pointers));
                }
            } else if (DeployedPlan.isListed(resource)) {
                changes.add(new ResourceChange(tenant, resource.id(), "removed", List.of()));
            }
        });
        deployed.forEach((id, resource) -> {
            if (!planned.containsKey(id) && plan.isOfSomebody(resource)) {
                changes.add(new ResourceChange(tenant, resource.id(), "added", List.of()));
            }
        });
        return changes;
    }

    private static List<String> pointers(String at, JsonNode before, JsonNode after) {
        if (before.equals(after)) {
            return List.of();
        }
        if (!(before instanceof ObjectNode) || !(after instanceof ObjectNode)) {
            return List.of(at);
        }
        List<String> pointers = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            String pointer = at + "/" + name.replace("~", "~0").replace("/", "~1");
            pointers.addAll(pointers(pointer, before.path(name), after.path(name)));
        }
        return pointers;
    }
}
