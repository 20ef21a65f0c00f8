package dev.sluice.posture.policy;

import dev.sluice.posture.model.Ledger;
import dev.sluice.posture.model.Resource;
import dev.sluice.posture.model.Snapshots;
import dev.sluice.posture.model.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Both plans as Azure would hold them: what is declared within a parent is a resource as well and the other way round, a
 * site has its configuration, and the target of a private endpoint has a connection.
 */
record Inventory(List<PlannedResource> resources) {
    private static final List<String> EXTENSIONS =
            List.of("Microsoft.Insights/diagnosticSettings", "Microsoft.Security/");

    Inventory {
        resources = List.copyOf(resources);
    }

    static Inventory of(Snapshots snapshots, Ledger ledger) {
        List<PlannedResource> resources = new ArrayList<>();
        Stream.of(Tenant.values())
                .flatMap(tenant -> snapshots.of(tenant).resources().stream())
                .map(Inventory::copy)
                .forEach(resources::add);
        Children.settle(resources);
        SiteConfiguration.settle(resources);
        Connections.settle(resources, ledger);
        return new Inventory(resources);
    }

    private static PlannedResource copy(Resource resource) {
        return new PlannedResource(
                resource.tenant(),
                resource.id(),
                resource.type(),
                resource.body().deepCopy());
    }

    /**
     * The resources of a type that belong to one: below it where the type is one of its children or an extension, else in
     * its resource group, or anywhere in its tenant.
     */
    List<PlannedResource> related(PlannedResource to, String type, boolean anywhere) {
        boolean child =
                type.regionMatches(true, 0, to.type() + "/", 0, to.type().length() + 1);
        boolean below = child || isExtension(type);
        return resources.stream()
                .filter(other -> other.is(type) && other.tenant() == to.tenant())
                .filter(other -> below ? other.isBelow(to.id()) : (anywhere || isBeside(other, to)))
                .toList();
    }

    private static boolean isBeside(PlannedResource other, PlannedResource to) {
        return other.group().equalsIgnoreCase(to.group());
    }

    private static boolean isExtension(String type) {
        return EXTENSIONS.stream().anyMatch(space -> type.regionMatches(true, 0, space, 0, space.length()));
    }
}
