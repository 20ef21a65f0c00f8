package dev.sluice.posture.explain;

import dev.sluice.posture.claims.World;
import dev.sluice.posture.figure.Use;
import dev.sluice.posture.model.Ids;
import dev.sluice.posture.model.Part;
import dev.sluice.posture.model.Place;
import dev.sluice.posture.model.Tenant;
import dev.sluice.posture.network.Connection;
import dev.sluice.posture.network.FlowCheck;
import dev.sluice.posture.network.Network;
import dev.sluice.posture.network.Subnet;
import dev.sluice.posture.network.ZoneNames;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Draws one hop, from who runs to what it reaches, with what lets it through. */
final class PathPicture {
    private final World world;
    private final Use use;
    private final Network network;
    private final StringBuilder text = new StringBuilder();

    PathPicture(World world, Use use) {
        this.world = world;
        this.use = use;
        network = use.actor().part().tenant() == Tenant.OT ? world.otNetwork() : world.itNetwork();
    }

    String draw() {
        box(use.actor().part());
        line("told by " + use.place().pointer());
        if (use.actor().kind().isTrustedService()) {
            line("trusted service of the same tenant: from Microsoft's network, past the firewall, as its identity");
        } else {
            network.subnet(use.actor().subnet()).ifPresentOrElse(this::drawPath, () -> line("no subnet of the plan"));
        }
        text.append("   v\n");
        box(use.target());
        text.append("      part ").append(use.group()).append('\n');
        drawRoles();
        return text.toString();
    }

    private void drawPath(Subnet subnet) {
        line("in subnet " + subnet.part().name() + " of " + subnet.network().name()
                + (subnet.delegation().isAbsent()
                        ? ""
                        : ", given to " + subnet.delegation().shown()));
        List<Connection> connections = network.connections().stream()
                .filter(connection -> connection.target().is(use.target().id()))
                .filter(connection -> connection.groups().stream().anyMatch(group -> group.is(use.group())))
                .toList();
        if (connections.isEmpty()) {
            line("no private endpoint to it");
        }
        connections.forEach(connection -> drawEndpoint(subnet, connection));
    }

    private void drawEndpoint(Subnet from, Connection connection) {
        ZoneNames.of(use.group()).forEach(pattern -> drawName(connection, pattern));
        network.subnet(connection.subnet()).ifPresent(to -> drawRules(from, to));
        text.append("   v\n");
        box(connection.endpoint());
        connection.addresses().forEach(address -> line("address " + address.shown()));
        if (use.crosses()) {
            line("=== border of the tenants: " + approval(connection) + " ===");
        }
    }

    private void drawName(Connection connection, String pattern) {
        List<String> zones = network.zones().groupEntries(connection.endpoint()).stream()
                .map(entry -> Ids.name(entry.raw()))
                .filter(name -> ZoneNames.fits(pattern, name))
                .toList();
        Optional<Part> record = network.zones().allRecords().stream()
                .filter(part -> part.name().equalsIgnoreCase(use.target().name()))
                .findFirst();
        if (!zones.isEmpty()) {
            line("name: zone " + String.join(", ", zones) + ", written by the endpoint's zone group");
        } else if (record.isPresent()) {
            line("name: record " + record.get().name() + " = "
                    + record.get().at("/properties/aRecords/0/ipv4Address").shown());
        } else {
            line("name: none in " + pattern);
        }
    }

    private void drawRules(Subnet from, Subnet to) {
        FlowCheck check = new FlowCheck(network, from, to, to.prefixes(), ZoneNames.port(use.group()));
        Set<String> rules = new LinkedHashSet<>();
        check.passed().forEach(place -> rules.add(place.part().name()));
        if (!rules.isEmpty()) {
            line("security groups let TCP " + ZoneNames.port(use.group()) + " pass by: " + String.join(", ", rules));
        }
        check.obstacles().forEach(obstacle -> line("stopped: " + obstacle.why()));
    }

    private String approval(Connection connection) {
        return world.ledger().connections().stream()
                .filter(entry -> entry.at("/properties/privateEndpoint/id")
                        .is(connection.endpoint().id()))
                .map(entry -> entry.at("/properties/privateLinkServiceConnectionState/status"))
                .map(Place::shown)
                .findFirst()
                .orElse("not in the ledger");
    }

    private void drawRoles() {
        world.grants().stream()
                .filter(grant -> grant.part().tenant() == use.target().tenant())
                .filter(grant -> Ids.covers(use.target().id(), grant.scope()))
                .filter(grant -> grant.holder().filter(use.actor()::isNamedBy).isPresent()
                        || (use.crosses() && grant.holder().isEmpty()))
                .forEach(grant -> text.append("      role ")
                        .append(grant.role()
                                .map(role -> role.title())
                                .orElse(grant.definition().shown()))
                        .append(" on ")
                        .append(Ids.name(grant.scope()))
                        .append(", held by ")
                        .append(grant.holder()
                                .map(Ids::name)
                                .orElse(grant.principal().shown()))
                        .append('\n'));
    }

    private void box(Part part) {
        String type = part.type().substring(part.type().lastIndexOf('/') + 1);
        text.append('[')
                .append(part.tenant())
                .append("] ")
                .append(type)
                .append(' ')
                .append(part.name())
                .append('\n');
    }

    private void line(String words) {
        text.append("   | ").append(words).append('\n');
    }
}
