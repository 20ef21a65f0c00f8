package dev.sluice.posture.network;

import dev.sluice.posture.model.Ids;
import dev.sluice.posture.model.Part;
import dev.sluice.posture.model.Place;
import dev.sluice.posture.model.Plan;
import java.util.List;
import java.util.Optional;

/** The network of one tenant. Immutable. */
public final class Network {
    private final Plan plan;
    private final List<Subnet> subnets;
    private final List<Connection> connections;
    private final Zones zones;

    public Network(Plan plan) {
        this.plan = plan;
        subnets = Subnet.all(plan);
        connections = Connection.all(plan);
        zones = new Zones(plan);
    }

    public Plan plan() {
        return plan;
    }

    public List<Subnet> subnets() {
        return List.copyOf(subnets);
    }

    public List<Connection> connections() {
        return List.copyOf(connections);
    }

    public Zones zones() {
        return zones;
    }

    /** The subnet that a place names. */
    public Optional<Subnet> subnet(Place id) {
        return id.text()
                .flatMap(text -> subnets.stream()
                        .filter(subnet -> Ids.same(subnet.id(), text))
                        .findFirst());
    }

    /** The group in front of a subnet. */
    public Optional<SecurityGroup> groupOf(Subnet subnet) {
        return SecurityGroup.of(plan, subnet.groupId());
    }

    /** The address space of a network. */
    public List<Cidr> space(Part network) {
        return network.each("/properties/addressSpace/addressPrefixes").stream()
                .map(Place::text)
                .flatMap(Optional::stream)
                .map(Cidr::parse)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Whether hosts in one network reach addresses in the other: the same one, or each peered with the other. */
    public boolean joined(Part one, Part other) {
        return Ids.same(one.id(), other.id()) || (isPeered(one, other) && isPeered(other, one));
    }

    private boolean isPeered(Part from, Part to) {
        return plan.children(from.id(), "Microsoft.Network/virtualNetworks/virtualNetworkPeerings").stream()
                .anyMatch(peering -> peering.at("/properties/remoteVirtualNetwork/id")
                                .is(to.id())
                        && !peering.at("/properties/allowVirtualNetworkAccess").is("false"));
    }
}
