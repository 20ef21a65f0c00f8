package dev.sluice.posture.claims;

import dev.sluice.posture.board.Board;
import dev.sluice.posture.board.ClaimId;
import dev.sluice.posture.figure.Actor;
import dev.sluice.posture.figure.Use;
import dev.sluice.posture.figure.Use.Purpose;
import dev.sluice.posture.model.Part;
import dev.sluice.posture.model.Place;
import dev.sluice.posture.network.Connection;
import dev.sluice.posture.network.Network;
import dev.sluice.posture.network.Route;
import dev.sluice.posture.network.Subnet;
import dev.sluice.posture.network.ZoneNames;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Judges the network path of every use from a subnet, and remembers which endpoints paths go through. */
final class PathJudge {
    private final World world;
    private final Board board;
    private final Set<Connection> taken = new LinkedHashSet<>();

    PathJudge(World world, Board board) {
        this.world = world;
        this.board = board;
    }

    /** The connections that some path goes through. */
    Set<Connection> taken() {
        return taken;
    }

    void judge() {
        world.figure().actors().stream()
                .filter(actor -> !actor.kind().isTrustedService())
                .forEach(actor -> new SubnetJudge(world, board).judge(actor));
        world.figure().uses().stream()
                .filter(use -> !use.actor().kind().isTrustedService())
                .forEach(this::judge);
    }

    private void judge(Use use) {
        Network network = world.network(use.actor().part().tenant());
        Optional<Subnet> subnet = network.subnet(use.actor().subnet());
        if (subnet.isEmpty()) {
            board.object(
                    use.claim(),
                    use.actor().subnet(),
                    Texts.name(use.actor().part()) + " has no subnet of this plan to reach " + Texts.name(use.target())
                            + " from",
                    "name the id of its subnet");
            return;
        }
        board.rests(use.claim(), use.place());
        board.rests(use.claim(), use.actor().subnet());
        for (Part target : targets(use)) {
            String group = use.purpose() == Purpose.WATCH ? "azuremonitor" : use.group();
            judge(use, network, subnet.get(), target, group);
        }
    }

    /** A component of Application Insights is reached through the private link scope it is in. */
    private List<Part> targets(Use use) {
        if (use.purpose() != Purpose.WATCH) {
            return List.of(use.target());
        }
        List<Part> scopes = Watching.scopesOf(world.planOf(use.target()), use.target());
        if (scopes.isEmpty()) {
            board.refute(
                    use.claim(),
                    use.target().here(),
                    Texts.name(use.target()) + " is in no private link scope",
                    "add it to the scope whose endpoint the network has");
        }
        return scopes;
    }

    private void judge(Use use, Network network, Subnet subnet, Part target, String group) {
        Reach reach = new Reach(use.claim(), subnet, target, group, use.crosses(), ZoneNames.port(group));
        List<Connection> connections = connections(network, reach);
        if (connections.isEmpty()) {
            String message = "no private endpoint for " + group + " of " + Texts.name(target) + " in the network of "
                    + Texts.name(use.actor().part());
            String fix = "declare one, in a subnet of that network";
            board.refute(use.claim(), target.here(), message, fix);
            board.refute(use.claim(), use.actor().part().here(), message, fix);
            board.refute(use.claim(), subnet.network().here(), message, fix);
        }
        for (Connection connection : connections) {
            taken.add(connection);
            new ReachJudge(world, board, network).judge(reach, connection);
        }
    }

    static List<Connection> connections(Network network, Reach reach) {
        return network.connections().stream()
                .filter(connection -> connection.leadsTo(reach.target().id(), reach.group()))
                .filter(connection -> network.subnet(connection.subnet())
                        .filter(subnet -> network.joined(reach.from().network(), subnet.network()))
                        .isPresent())
                .toList();
    }

    /** Everything a subnet itself must be for what runs in it. */
    static ClaimId claimOf(Actor actor, World world) {
        return world.figure().uses().stream()
                .filter(use -> use.actor().is(actor.part()))
                .map(Use::claim)
                .findFirst()
                .orElse(ClaimId.WAYS_OUT);
    }

    /** Routes in front of a subnet that keep traffic from the platform's own. */
    static void judgeRoutes(Board board, ClaimId claim, Network network, Subnet subnet) {
        Place table = subnet.part().at("/properties/routeTable/id");
        for (Part route : Route.of(network.plan(), table)) {
            if (!route.at("/properties/nextHopType").is("VnetLocal")) {
                board.object(
                        claim,
                        route.at("/properties/nextHopType"),
                        "route " + Texts.name(route) + " sends traffic of subnet "
                                + subnet.part().name() + " to "
                                + route.at("/properties/nextHopType").shown(),
                        "remove the route");
            }
        }
        if (!table.isAbsent() && table.text().flatMap(network.plan()::find).isEmpty()) {
            board.doubt(claim, table, "names a route table that isn't in the plan", "declare the route table");
        }
    }
}
