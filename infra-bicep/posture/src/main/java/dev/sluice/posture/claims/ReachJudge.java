package dev.sluice.posture.claims;

import dev.sluice.posture.board.Board;
import dev.sluice.posture.model.Part;
import dev.sluice.posture.model.Place;
import dev.sluice.posture.network.Cidr;
import dev.sluice.posture.network.Connection;
import dev.sluice.posture.network.FlowCheck;
import dev.sluice.posture.network.Network;
import dev.sluice.posture.network.Subnet;
import dev.sluice.posture.network.ZoneNames;
import dev.sluice.posture.network.Zones;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges one path: the endpoint's connection, the names that lead to it, the security groups in between. */
final class ReachJudge {
    private final World world;
    private final Board board;
    private final Network network;

    ReachJudge(World world, Board board, Network network) {
        this.world = world;
        this.board = board;
        this.network = network;
    }

    void judge(Reach reach, Connection connection) {
        board.rests(reach.claim(), connection.target());
        board.rests(reach.claim(), connection.subnet());
        judgeState(reach, connection);
        judgeFlow(reach, connection);
        for (String pattern : ZoneNames.of(reach.group())) {
            judgeName(reach, connection, pattern);
        }
    }

    private void judgeState(Reach reach, Connection connection) {
        if (reach.crosses()) {
            new ApprovalJudge(world, board).judge(reach, connection);
        } else if (connection.manual()) {
            board.refute(
                    reach.claim(),
                    connection.place(),
                    "has to be approved by hand, though both ends are in one tenant",
                    "declare it under privateLinkServiceConnections");
        }
        connection
                .state()
                .filter(state -> !state.equalsIgnoreCase("Approved"))
                .ifPresent(state -> board.refute(
                        reach.claim(),
                        connection.place().at("/privateLinkServiceConnectionState/status"),
                        "the connection is " + state,
                        "have it approved"));
    }

    private void judgeFlow(Reach reach, Connection connection) {
        Subnet to = network.subnet(connection.subnet()).orElseThrow();
        FlowCheck check = new FlowCheck(network, reach.from(), to, addresses(connection, to), reach.port());
        for (FlowCheck.Obstacle obstacle : check.obstacles()) {
            String message = "TCP " + reach.port() + " from subnet "
                    + reach.from().part().name() + " to " + Texts.name(connection.endpoint()) + " " + obstacle.why();
            if (obstacle.known()) {
                board.refute(reach.claim(), obstacle.place(), message, "allow that flow by a rule of its own");
            } else {
                board.doubt(reach.claim(), obstacle.place(), message, "write the rule in plain values");
            }
        }
        check.passed().forEach(place -> board.rests(reach.claim(), place));
    }

    private static List<Cidr> addresses(Connection connection, Subnet subnet) {
        List<Cidr> pinned = connection.addresses().stream()
                .map(Place::text)
                .flatMap(Optional::stream)
                .map(Cidr::parse)
                .flatMap(Optional::stream)
                .toList();
        return pinned.isEmpty() ? subnet.prefixes() : pinned;
    }

    private void judgeName(Reach reach, Connection connection, String pattern) {
        Part source = reach.from().network();
        List<Part> zones = network.zones().all().stream()
                .filter(zone -> ZoneNames.fits(pattern, zone.name()))
                .toList();
        List<Part> linked = zones.stream()
                .filter(zone -> !network.zones().linksTo(zone, source).isEmpty())
                .toList();
        if (linked.isEmpty()) {
            String message = "no zone " + pattern + " answers in " + Texts.name(source) + " for "
                    + Texts.name(connection.endpoint());
            places(source, connection, zones)
                    .forEach(place -> board.refute(
                            reach.claim(), place, message, "declare the zone once, linked to the network"));
            return;
        }
        for (Part zone : linked) {
            network.zones().linksTo(zone, source).forEach(link -> board.rests(reach.claim(), Zones.network(link)));
            judgeRecord(reach, connection, zone, pattern);
        }
    }

    private List<Place> places(Part source, Connection connection, List<Part> zones) {
        List<Place> places =
                new ArrayList<>(List.of(source.here(), connection.endpoint().here()));
        for (Part zone : zones) {
            places.add(zone.here());
            network.zones().links(zone).forEach(link -> places.add(Zones.network(link)));
        }
        return places;
    }

    private void judgeRecord(Reach reach, Connection connection, Part zone, String pattern) {
        List<Place> entries = network.zones().groupEntries(connection.endpoint()).stream()
                .filter(entry -> entry.is(zone.id()))
                .toList();
        List<Part> records = canBeWritten(reach, pattern)
                ? matching(connection, zone, reach.target().name())
                : List.of();
        entries.forEach(entry -> board.rests(reach.claim(), entry));
        records.forEach(record -> board.rests(reach.claim(), record.at("/properties/aRecords/0/ipv4Address")));
        if (entries.isEmpty() && records.isEmpty()) {
            String message = "no record in zone " + zone.name() + " leads to " + Texts.name(connection.endpoint());
            String fix = "give the endpoint a zone group with this zone, or a record with its pinned address";
            board.refute(reach.claim(), connection.endpoint().here(), message, fix);
            board.refute(reach.claim(), zone.here(), message, fix);
            network.zones()
                    .groups(connection.endpoint())
                    .forEach(group ->
                            board.refute(reach.claim(), group.at("/properties/privateDnsZoneConfigs"), message, fix));
            network.zones().records(zone).stream()
                    .filter(record ->
                            record.name().equalsIgnoreCase(reach.target().name()))
                    .forEach(record ->
                            board.object(reach.claim(), record.at("/properties/aRecords/0/ipv4Address"), message, fix));
        }
    }

    /** The name of IoT Hub's built-in endpoint is the platform's: nobody can write its record beforehand. */
    private static boolean canBeWritten(Reach reach, String pattern) {
        return !(reach.group().equalsIgnoreCase("iotHub")
                && ZoneNames.fits(pattern, "privatelink.servicebus.windows.net"));
    }

    private List<Part> matching(Connection connection, Part zone, String host) {
        return network.zones().records(zone).stream()
                .filter(record -> record.name().equalsIgnoreCase(host))
                .filter(record -> Records.leadTo(record, connection))
                .toList();
    }
}
