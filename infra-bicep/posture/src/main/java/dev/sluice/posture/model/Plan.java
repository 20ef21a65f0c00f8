package dev.sluice.posture.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A tenant's plan, indexed: resources, and those written inside others. Where a resource is declared twice, both are
 * parts, and whoever asks must look at both.
 */
public final class Plan {
    /** Lists whose elements could as well be resources of their own: parent's type, pointer, child's type. */
    private static final List<Inline> INLINE = List.of(
            new Inline("Microsoft.Network/virtualNetworks", "/properties/subnets", "subnets"),
            new Inline(
                    "Microsoft.Network/virtualNetworks",
                    "/properties/virtualNetworkPeerings",
                    "virtualNetworkPeerings"),
            new Inline("Microsoft.Network/networkSecurityGroups", "/properties/securityRules", "securityRules"),
            new Inline("Microsoft.Network/routeTables", "/properties/routes", "routes"),
            new Inline("Microsoft.StreamAnalytics/streamingjobs", "/properties/inputs", "inputs"),
            new Inline("Microsoft.StreamAnalytics/streamingjobs", "/properties/outputs", "outputs"));

    private static final String SITE_CONFIG = "/siteConfig";

    private final Tenant tenant;
    private final boolean export;
    private final List<Part> parts = new ArrayList<>();
    private final Map<String, List<Part>> byId = new HashMap<>();
    private final Map<String, List<Part>> byType = new HashMap<>();

    public Plan(Snapshot snapshot) {
        tenant = snapshot.tenant();
        export = snapshot.isExport();
        for (Resource resource : snapshot.resources()) {
            add(new Part(resource, "", resource.id(), resource.type(), resource.body()));
            INLINE.forEach(inline -> lift(resource, inline));
            liftSiteConfig(resource);
        }
    }

    public Tenant tenant() {
        return tenant;
    }

    /** Whether it shows what is deployed, and so what the platform itself wrote. */
    public boolean isExport() {
        return export;
    }

    /** All parts, in the plan's order. */
    public List<Part> parts() {
        return Collections.unmodifiableList(parts);
    }

    /** All parts of a type. */
    public List<Part> all(String type) {
        return Collections.unmodifiableList(byType.getOrDefault(Ids.key(type), List.of()));
    }

    /** The parts with this id: none, one, or several where it is declared more than once. */
    public List<Part> named(String id) {
        return Collections.unmodifiableList(byId.getOrDefault(Ids.key(id), List.of()));
    }

    /** The first part with this id. */
    public Optional<Part> find(String id) {
        return named(id).stream().findFirst();
    }

    /** The parts of a type right below an id. */
    public List<Part> children(String id, String type) {
        String prefix = Ids.key(id) + "/";
        return all(type).stream()
                .filter(part -> Ids.key(part.id()).startsWith(prefix))
                .toList();
    }

    private void lift(Resource resource, Inline inline) {
        if (!resource.type().equalsIgnoreCase(inline.parent())) {
            return;
        }
        int index = 0;
        for (var element : resource.at(inline.pointer())) {
            String id = resource.id() + "/" + inline.child() + "/"
                    + element.path("name").asText("");
            String type = inline.parent() + "/" + inline.child();
            add(new Part(resource, inline.pointer() + "/" + index++, id, type, element));
        }
    }

    /** A site's configuration is one thing, whether it is written in the site or as its child {@code web}. */
    private void liftSiteConfig(Resource resource) {
        if (resource.type().equalsIgnoreCase("Microsoft.Web/sites")) {
            add(new Part(
                    resource,
                    "/properties/siteConfig",
                    resource.id() + SITE_CONFIG,
                    "siteConfig",
                    resource.at("/properties/siteConfig")));
        } else if (resource.type().equalsIgnoreCase("Microsoft.Web/sites/config")
                && Ids.name(resource.id()).equalsIgnoreCase("web")) {
            String site = Ids.parent(resource.id());
            add(new Part(resource, "/properties", site + SITE_CONFIG, "siteConfig", resource.at("/properties")));
        }
    }

    private void add(Part part) {
        parts.add(part);
        byId.computeIfAbsent(Ids.key(part.id()), id -> new ArrayList<>()).add(part);
        byType.computeIfAbsent(Ids.key(part.type()), type -> new ArrayList<>()).add(part);
    }

    private record Inline(String parent, String pointer, String child) {}
}
