package dev.sluice.posture.claims;

import dev.sluice.posture.board.Board;
import dev.sluice.posture.board.ClaimId;
import dev.sluice.posture.model.Ids;
import dev.sluice.posture.model.Part;
import dev.sluice.posture.model.Place;
import dev.sluice.posture.network.Cidr;
import dev.sluice.posture.network.Connection;
import dev.sluice.posture.network.Network;
import dev.sluice.posture.network.Subnet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Judges that every private endpoint is one that a hop goes through, and stands where endpoints stand. */
final class EndpointJudge {
    private static final ClaimId CLAIM = ClaimId.ENDPOINTS;
    /** The one member of a group, where it has one. */
    private static final Map<String, String> MEMBERS = Map.of(
            "namespace", "namespace",
            "blob", "blob",
            "table", "table",
            "queue", "queue",
            "file", "file",
            "dfs", "dfs",
            "vault", "default",
            "sites", "sites");

    private final World world;
    private final Board board;
    private final Set<Connection> taken;

    EndpointJudge(World world, Board board, Set<Connection> taken) {
        this.world = world;
        this.board = board;
        this.taken = taken;
    }

    void judge() {
        for (Network network : world.networks()) {
            network.plan().all("Microsoft.Network/privateEndpoints").forEach(endpoint -> judgeCount(network, endpoint));
            Set<String> seen = new HashSet<>();
            network.connections().forEach(connection -> judge(network, connection, seen));
        }
        world.ledger().connections().forEach(entry -> judgeEntry(entry.id(), entry.here()));
        for (Network network : world.networks()) {
            network.plan().parts().stream()
                    .flatMap(part -> part.each("/properties/privateEndpointConnections").stream())
                    .forEach(entry -> judgeEntry(entry.at("/id").raw(), entry));
        }
    }

    private void judgeCount(Network network, Part endpoint) {
        List<Connection> own = network.connections().stream()
                .filter(connection -> connection.endpoint().equals(endpoint))
                .toList();
        if (own.size() != 1) {
            board.refute(CLAIM, endpoint.here(), "has " + own.size() + " connections, not one", "give it one");
        }
    }

    private void judge(Network network, Connection connection, Set<String> seen) {
        judgePlace(network, connection);
        String group =
                connection.groups().size() == 1 ? connection.groups().get(0).raw() : "";
        String kind = (connection.target().raw() + " " + group + " " + networkOf(network, connection))
                .toLowerCase(Locale.ROOT);
        if (!seen.add(kind)) {
            board.refute(
                    CLAIM,
                    connection.endpoint().here(),
                    "is a second endpoint to the same part in the same network",
                    "remove one");
        }
        if (taken.contains(connection)) {
            board.rests(CLAIM, connection.target());
            connection.groups().forEach(place -> board.rests(CLAIM, place));
        } else {
            surplus(network, connection, group);
        }
    }

    private void surplus(Network network, Connection connection, String group) {
        String message = "endpoint to " + (group.isEmpty() ? "several parts or none" : group) + " of "
                + Ids.name(connection.target().raw()) + " is needed by no hop";
        String fix = "remove it, or declare the hop, its role included";
        List<Place> places = new ArrayList<>(connection.groups());
        places.add(connection.target());
        places.add(connection.subnet());
        places.forEach(place -> board.object(CLAIM, place, message, fix));
        connection.target().text().flatMap(network.plan()::find).ifPresent(target -> {
            board.refute(CLAIM, target.here(), message, fix);
            world.figure()
                    .usesOf(target)
                    .forEach(use -> board.refute(CLAIM, use.actor().part().here(), message, fix));
        });
    }

    private void judgePlace(Network network, Connection connection) {
        Optional<Subnet> subnet = network.subnet(connection.subnet());
        if (subnet.isEmpty()) {
            board.object(CLAIM, connection.subnet(), "stands in no subnet of the plan", "name the id of a subnet");
            return;
        }
        if (!subnet.get().delegation().isAbsent()) {
            board.refute(
                    CLAIM,
                    connection.subnet(),
                    "stands in a subnet that is given away to "
                            + subnet.get().delegation().shown(),
                    "put it into a subnet of its own");
        }
        connection.endpoint().each("/properties/ipConfigurations").forEach(pin -> judgePin(connection, pin));
        for (Place address : connection.addresses()) {
            boolean inside = address.text()
                    .flatMap(Cidr::parse)
                    .filter(subnet.get()::holds)
                    .isPresent();
            if (!inside) {
                board.object(
                        CLAIM,
                        address,
                        "address " + address.shown() + " isn't in subnet "
                                + subnet.get().part().name(),
                        "pin one of the subnet's");
            }
        }
    }

    /** An address is pinned for the part that the endpoint leads to; for another one the platform refuses it. */
    private void judgePin(Connection connection, Place pin) {
        Place group = pin.at("/properties/groupId");
        Place member = pin.at("/properties/memberName");
        if (connection.groups().stream().noneMatch(own -> group.is(own.raw()))) {
            board.object(
                    CLAIM,
                    group,
                    "pins an address for " + group.shown() + ", which the endpoint doesn't lead to",
                    "name the endpoint's own group");
        } else if (member.isAbsent() || !member.is(MEMBERS.getOrDefault(key(group), member.raw()))) {
            board.object(
                    CLAIM,
                    member,
                    "pins an address for " + member.shown() + ", which " + group.shown() + " doesn't have",
                    "name the group's member");
        } else {
            board.rests(CLAIM, group);
            board.rests(CLAIM, member);
        }
    }

    private static String key(Place group) {
        return group.raw().toLowerCase(Locale.ROOT);
    }

    private static String networkOf(Network network, Connection connection) {
        return network.subnet(connection.subnet())
                .map(subnet -> subnet.network().id())
                .orElse("");
    }

    /**
     * An approved connection of an endpoint that neither plan has is somebody else's way in. The ledger lists them, and
     * what is deployed shows its own.
     */
    private void judgeEntry(String id, Place entry) {
        Place endpoint = entry.at("/properties/privateEndpoint/id");
        Optional<Connection> known = world.networks().stream()
                .flatMap(network -> network.connections().stream())
                .filter(connection -> endpoint.is(connection.endpoint().id())
                        && Ids.covers(connection.target().raw(), id))
                .findFirst();
        Place status = entry.at("/properties/privateLinkServiceConnectionState/status");
        boolean own = known.filter(connection -> !connection.manual()).isPresent();
        if (own && !status.is("Approved")) {
            board.refute(
                    CLAIM,
                    status,
                    "endpoint " + endpoint.shown() + " of this tenant is " + status.shown() + ", not approved",
                    "approve it, or make it anew");
        } else if (known.isPresent() || status.is("Rejected") || status.is("Disconnected")) {
            board.rests(CLAIM, status);
        } else if (status.is("Pending")) {
            board.doubt(
                    CLAIM, status, "endpoint " + endpoint.shown() + " of neither plan waits for approval", "reject it");
        } else {
            board.refute(
                    CLAIM,
                    endpoint,
                    "endpoint " + endpoint.shown() + " of neither plan is connected",
                    "reject the connection");
        }
    }
}
