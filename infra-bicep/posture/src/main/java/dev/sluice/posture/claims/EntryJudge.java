package dev.sluice.posture.claims;

import dev.sluice.posture.board.Board;
import dev.sluice.posture.board.ClaimId;
import dev.sluice.posture.figure.Use.Purpose;
import dev.sluice.posture.model.Part;
import dev.sluice.posture.network.Connection;
import dev.sluice.posture.network.FlowCheck;
import dev.sluice.posture.network.Network;
import dev.sluice.posture.network.Subnet;
import java.util.List;
import java.util.Set;

/** Judges the ways in for those who run in no plan: devices to the hub, callers to the Function apps. */
final class EntryJudge {
    private static final int HTTPS = 443;
    private static final int[] DEVICE_PORTS = {8883, 5671, HTTPS};

    private final World world;
    private final Board board;
    private final Set<Connection> taken;

    EntryJudge(World world, Board board, Set<Connection> taken) {
        this.world = world;
        this.board = board;
        this.taken = taken;
    }

    void judge() {
        List<Part> hubs = world.ot().all("Microsoft.Devices/IotHubs");
        if (hubs.isEmpty()) {
            board.refute(
                    ClaimId.DEVICES_REACH_HUB,
                    world.whole(world.ot().tenant()).here(),
                    "OT has no hub",
                    "declare an IoT Hub");
        }
        hubs.forEach(hub -> judge(ClaimId.DEVICES_REACH_HUB, world.otNetwork(), hub, "iotHub", DEVICE_PORTS));
        for (Network network : world.networks()) {
            network.plan()
                    .all("Microsoft.Web/sites")
                    .forEach(site -> judge(ClaimId.CALLERS_REACH_FUNCTIONS, network, site, "sites", HTTPS));
            judgeWatchers(network);
        }
        judgeReaders();
    }

    /** Logs and metrics are looked at from inside the network. */
    private void judgeWatchers(Network network) {
        network.plan().all(Watching.SCOPE).stream()
                .filter(scope ->
                        !network.plan().children(scope.id(), Watching.MEMBER).isEmpty())
                .forEach(scope -> judge(ClaimId.WATCHING_IS_PRIVATE, network, scope, "azuremonitor", HTTPS));
    }

    /** What a trusted service, or the other tenant, has stored is read from inside the network. */
    private void judgeReaders() {
        world.figure().uses().stream()
                .filter(use ->
                        (use.purpose() == Purpose.STORE && use.actor().kind().isTrustedService())
                                || (use.crosses() && !use.group().equalsIgnoreCase("namespace")))
                .forEach(use -> judge(
                        ClaimId.RESULTS_ARE_STORED,
                        world.network(use.target().tenant()),
                        use.target(),
                        use.group(),
                        HTTPS));
    }

    private void judge(ClaimId claim, Network network, Part target, String group, int... ports) {
        List<Connection> connections = network.connections().stream()
                .filter(connection -> connection.leadsTo(target.id(), group))
                .filter(connection -> network.subnet(connection.subnet()).isPresent())
                .toList();
        if (connections.isEmpty()) {
            board.refute(
                    claim, target.here(), Texts.name(target) + " has no private endpoint for " + group, "declare one");
        }
        for (Connection connection : connections) {
            taken.add(connection);
            Subnet to = network.subnet(connection.subnet()).orElseThrow();
            Subnet from = source(network, to, ports);
            new ReachJudge(world, board, network)
                    .judge(
                            new Reach(claim, from, target, group, false, openPort(network, from, to, ports)),
                            connection);
        }
    }

    /**
     * The subnet that callers are in: one in reach that nothing is given away to and no endpoint stands in; where there
     * is none, callers come from elsewhere, and the endpoint's own subnet stands for them.
     */
    private static Subnet source(Network network, Subnet to, int... ports) {
        List<Subnet> candidates = network.subnets().stream()
                .filter(subnet -> network.joined(subnet.network(), to.network()))
                .filter(subnet -> subnet.delegation().isAbsent())
                .filter(subnet -> network.connections().stream()
                        .noneMatch(connection -> connection.subnet().is(subnet.id())))
                .toList();
        return candidates.stream()
                .filter(subnet -> isOpen(network, subnet, to, ports))
                .findFirst()
                .orElseGet(() -> candidates.stream().findFirst().orElse(to));
    }

    private static boolean isOpen(Network network, Subnet from, Subnet to, int... ports) {
        for (int port : ports) {
            if (new FlowCheck(network, from, to, to.prefixes(), port)
                    .obstacles()
                    .isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static int openPort(Network network, Subnet from, Subnet to, int... ports) {
        for (int port : ports) {
            if (isOpen(network, from, to, port)) {
                return port;
            }
        }
        return ports[0];
    }
}
