package dev.sluice.posture.mutate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Puts what is there into another place: roles at wider scopes, endpoints in other subnets, zones under other names. */
final class Moves implements Operator {
    private static final String ASSIGNMENT = "/providers/microsoft.authorization/roleassignments/";
    private static final Pattern SCOPE =
            Pattern.compile("/subscriptions/[^/]+(/resourceGroups/[^/]+(/providers/[^/]+(/[^/]+/[^/]+)+)?)?");

    @Override
    public Stream<Mutant> on(Plans plans) {
        return Stream.of(roles(plans), principals(plans), endpoints(plans), zones(plans), approvals(plans))
                .flatMap(mutants -> mutants);
    }

    /** The same role on the parent of its scope, on the resource group and on the subscription. */
    private static Stream<Mutant> roles(Plans plans) {
        return plans.sites("Microsoft.Authorization/roleAssignments").stream()
                .flatMap(site -> wider(site).stream().map(scope -> rescoped(site, scope)));
    }

    private static List<String> wider(Site site) {
        int end = site.id().toLowerCase(Locale.ROOT).lastIndexOf(ASSIGNMENT);
        List<String> wider = new ArrayList<>();
        for (int at = end; at > 0; at = site.id().lastIndexOf('/', at - 1)) {
            String scope = site.id().substring(0, at);
            if (at < end && SCOPE.matcher(scope).matches()) {
                wider.add(scope);
            }
        }
        return wider;
    }

    private static Mutant rescoped(Site site, String scope) {
        String id =
                scope + site.id().substring(site.id().toLowerCase(Locale.ROOT).lastIndexOf(ASSIGNMENT));
        Mutant moved = site.edited("role at a wider scope", "/id", resource -> resource.put("id", id));
        return new Mutant(moved.operator(), moved.tenant(), id, "/id", true, moved.apply());
    }

    /** A role of one identity given to each other one. */
    private static Stream<Mutant> principals(Plans plans) {
        List<Site> identities = plans.sites("Microsoft.ManagedIdentity/userAssignedIdentities");
        return plans.sites("Microsoft.Authorization/roleAssignments").stream()
                .flatMap(site -> identities.stream()
                        .filter(identity ->
                                !site.at("/properties/principalId").asText().contains(identity.id() + "'"))
                        .map(identity -> site.set(
                                "role for another identity",
                                "/properties/principalId",
                                TextNode.valueOf("[reference('" + identity.id() + "', '2024-11-30').principalId]"))));
    }

    private static Stream<Mutant> endpoints(Plans plans) {
        return plans.sites("Microsoft.Network/privateEndpoints").stream()
                .flatMap(site -> Stream.concat(subnets(plans, site), automatic(site)));
    }

    /** A subnet that can't take endpoints, for it is delegated; and one of the other tenant. */
    private static Stream<Mutant> subnets(Plans plans, Site endpoint) {
        return plans.sites("Microsoft.Network/virtualNetworks").stream()
                .flatMap(network -> network.at("/properties/subnets")
                        .valueStream()
                        .filter(subnet -> network.tenant() != endpoint.tenant()
                                || subnet.at("/properties/delegations").size() > 0)
                        .map(subnet -> endpoint.set(
                                "endpoint in a subnet that can't have it",
                                "/properties/subnet/id",
                                TextNode.valueOf(network.id() + "/subnets/"
                                        + subnet.path("name").asText()))));
    }

    /** What asks for an approval by hand asks for none; across tenants that can't be deployed. */
    private static Stream<Mutant> automatic(Site site) {
        String manual = "manualPrivateLinkServiceConnections";
        if (site.at("/properties/" + manual).isEmpty()) {
            return Stream.empty();
        }
        return Stream.of(site.edited("approval not asked for", "/properties/" + manual, resource -> {
            ObjectNode properties = resource.withObject("/properties");
            properties.set("privateLinkServiceConnections", properties.remove(manual));
        }));
    }

    /** A zone, its links and records under a name that resolves nothing. */
    private static Stream<Mutant> zones(Plans plans) {
        return plans.sites("Microsoft.Network/privateDnsZones").stream().map(site -> {
            String from = "/privateDnsZones/" + site.name();
            return new Mutant("zone of another name", site.tenant(), site.id(), "/name", true, () -> {
                String text = plans.of(site.tenant()).toString();
                String to = "/privateDnsZones/other." + site.name();
                return plans.with(site.tenant(), (ObjectNode)
                        Json.parse(text.replace(from + "\"", to + "\"").replace(from + "/", to + "/")));
            });
        });
    }

    /** Endpoints of one's own, declared to wait for an approval. */
    private static Stream<Mutant> approvals(Plans plans) {
        String own = "privateLinkServiceConnections";
        return plans.sites("Microsoft.Network/privateEndpoints").stream()
                .filter(site -> !site.at("/properties/" + own).isEmpty())
                .map(site -> site.edited("approval asked for, not given", "/properties/" + own, resource -> {
                    ObjectNode properties = resource.withObject("/properties");
                    properties.set("manualPrivateLinkServiceConnections", properties.remove(own));
                }));
    }
}
