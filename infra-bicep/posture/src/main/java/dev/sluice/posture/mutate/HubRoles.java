package dev.sluice.posture.mutate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;

/** Roles of one hub on another of the same namespace: moved there, or given there besides. */
final class HubRoles implements Operator {
    private static final String ROLES = "Microsoft.Authorization/roleAssignments";
    private static final String HUBS = "Microsoft.EventHub/namespaces/eventhubs";

    @Override
    public Stream<Mutant> on(Plans plans) {
        return plans.sites(HUBS).stream()
                .flatMap(hub -> plans.sites(ROLES).stream()
                        .filter(role -> role.id().startsWith(hub.id() + "/"))
                        .flatMap(role -> plans.sites(HUBS).stream()
                                .filter(other -> isBeside(hub, other))
                                .flatMap(other -> mutants(role, hub.id(), other.id()))));
    }

    private static boolean isBeside(Site hub, Site other) {
        return !hub.id().equals(other.id()) && parent(hub).equals(parent(other));
    }

    private static String parent(Site site) {
        return site.id().substring(0, site.id().lastIndexOf('/'));
    }

    private static Stream<Mutant> mutants(Site role, String hub, String other) {
        String id = other + role.id().substring(hub.length());
        Mutant moved = role.edited("role on another hub", "/id", resource -> resource.put("id", id));
        ObjectNode copy = role.body().deepCopy().put("id", id);
        return Stream.of(
                new Mutant(moved.operator(), moved.tenant(), id, "/id", true, moved.apply()),
                role.added("role on another hub besides", copy));
    }
}
