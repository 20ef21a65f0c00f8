package dev.sluice.posture.claims;

import dev.sluice.posture.board.Board;
import dev.sluice.posture.board.ClaimId;
import dev.sluice.posture.model.Ids;
import dev.sluice.posture.model.Part;
import dev.sluice.posture.model.Place;
import dev.sluice.posture.network.Connection;
import dev.sluice.posture.network.Network;
import dev.sluice.posture.network.ZoneNames;
import dev.sluice.posture.network.Zones;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Judges private DNS: one zone of a name for a network, links into the plan's networks, records to its endpoints. */
final class NameJudge {
    private static final ClaimId CLAIM = ClaimId.NAMES;

    private final World world;
    private final Board board;

    NameJudge(World world, Board board) {
        this.world = world;
        this.board = board;
    }

    void judge() {
        for (Network network : world.networks()) {
            Map<String, Part> first = new HashMap<>();
            network.zones().allLinks().forEach(link -> judgeLink(network, link, first));
            network.zones().allRecords().forEach(record -> judgeRecord(network, record));
            network.connections().forEach(connection -> judgeGroup(network, connection));
            network.plan().all("Microsoft.Network/virtualNetworks").forEach(this::judgeServers);
            network.plan().all("Microsoft.Network/privateEndpoints/privateDnsZoneGroups").stream()
                    .filter(group -> network.plan().find(Ids.parent(group.id())).isEmpty())
                    .forEach(group ->
                            board.refute(CLAIM, group.here(), "belongs to no endpoint of the plan", "remove it"));
        }
    }

    private void judgeServers(Part network) {
        Place servers = network.at("/properties/dhcpOptions/dnsServers");
        if (!servers.isEmpty()) {
            board.object(CLAIM, servers, "names are looked up at servers of its own", "remove them");
        }
    }

    private void judgeLink(Network network, Part link, Map<String, Part> first) {
        Place to = Zones.network(link);
        if (to.text().flatMap(network.plan()::find).isEmpty()) {
            board.object(
                    CLAIM,
                    to,
                    "the zone answers in " + to.shown() + ", which isn't in the plan",
                    "link a network of the plan");
        }
        if (!link.at("/properties/registrationEnabled").is("false")
                && !link.at("/properties/registrationEnabled").isAbsent()) {
            board.object(
                    CLAIM,
                    link.at("/properties/registrationEnabled"),
                    "hosts write their own records",
                    "set it to false");
        }
        Place policy = link.at("/properties/resolutionPolicy");
        if (!policy.isAbsent() && !policy.is("Default")) {
            board.object(CLAIM, policy, "a name without a record is looked up publicly", "set it to Default");
        }
        String zone = Ids.name(Zones.zoneOf(link));
        String key = (zone + " " + to.raw()).toLowerCase(Locale.ROOT);
        Part other = first.putIfAbsent(key, link);
        if (other == null) {
            board.rests(CLAIM, to);
        } else {
            String message = "zone " + zone + " is linked to the network twice";
            board.refute(CLAIM, to, message, "declare the zone once");
            board.refute(CLAIM, Zones.network(other), message, "declare the zone once");
            network.plan()
                    .named(Zones.zoneOf(link))
                    .forEach(part -> board.refute(CLAIM, part.here(), message, "declare the zone once"));
        }
    }

    private void judgeRecord(Network network, Part record) {
        String zone = Ids.name(Zones.zoneOf(record));
        boolean leads = network.connections().stream()
                .filter(connection -> connection.groups().stream()
                        .anyMatch(group ->
                                ZoneNames.of(group.raw()).stream().anyMatch(pattern -> ZoneNames.fits(pattern, zone))))
                .filter(connection -> isNamed(connection, record))
                .anyMatch(connection -> Records.leadTo(record, connection));
        if (leads || isWritten(network, record)) {
            board.rests(CLAIM, record.at("/properties/aRecords/0/ipv4Address"));
        } else {
            board.object(
                    CLAIM,
                    record.at("/properties/aRecords/0/ipv4Address"),
                    "record " + record.name() + " leads to no pinned address of an endpoint to it",
                    "write the endpoint's pinned address");
        }
    }

    /** What is deployed shows the records that the platform wrote for an endpoint's zone group, and where they lead. */
    private static boolean isWritten(Network network, Part record) {
        List<Place> addresses = record.each("/properties/aRecords");
        return network.plan().isExport()
                && !addresses.isEmpty()
                && network.plan().all("Microsoft.Network/privateEndpoints/privateDnsZoneGroups").stream()
                        .filter(group ->
                                network.plan().find(Ids.parent(group.id())).isPresent())
                        .flatMap(group -> group.each("/properties/privateDnsZoneConfigs").stream())
                        .filter(config ->
                                config.at("/properties/privateDnsZoneId").is(Zones.zoneOf(record)))
                        .flatMap(config -> config.at("/properties/recordSets").elements().stream())
                        .filter(set -> set.at("/recordSetName").is(record.name()))
                        .anyMatch(set -> addresses.stream().allMatch(address -> leadsInto(set, address)));
    }

    private static boolean leadsInto(Place set, Place address) {
        return set.at("/ipAddresses").elements().stream()
                .anyMatch(own -> own.is(address.at("/ipv4Address").raw()));
    }

    private static boolean isNamed(Connection connection, Part record) {
        String target = Ids.name(connection.target().raw());
        return record.name().equalsIgnoreCase(target) || record.name().equalsIgnoreCase(target + ".scm");
    }

    private void judgeGroup(Network network, Connection connection) {
        List<Place> entries = network.zones().groupEntries(connection.endpoint());
        String group =
                connection.groups().isEmpty() ? "" : connection.groups().get(0).raw();
        for (Place entry : entries) {
            boolean known = entry.text().flatMap(network.plan()::find).isPresent();
            boolean fits =
                    ZoneNames.of(group).stream().anyMatch(pattern -> ZoneNames.fits(pattern, Ids.name(entry.raw())));
            if (known && fits) {
                board.rests(CLAIM, entry);
            } else {
                board.object(
                        CLAIM,
                        entry,
                        Ids.name(entry.raw()) + " is no zone of the plan for " + group,
                        "name the zone of that group");
            }
        }
    }
}
