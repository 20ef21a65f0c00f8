package dev.sluice.posture.network;

import dev.sluice.posture.model.Ids;
import dev.sluice.posture.model.Part;
import dev.sluice.posture.model.Place;
import dev.sluice.posture.model.Plan;
import java.util.List;

/** The private DNS of a plan: zones, the networks they answer to, and their records. */
public final class Zones {
    private static final String ZONE = "Microsoft.Network/privateDnsZones";
    private final Plan plan;

    Zones(Plan plan) {
        this.plan = plan;
    }

    /** Every zone. */
    public List<Part> all() {
        return plan.all(ZONE);
    }

    /** The links of a zone. */
    public List<Part> links(Part zone) {
        return plan.children(zone.id(), ZONE + "/virtualNetworkLinks");
    }

    /** The address records of a zone. */
    public List<Part> records(Part zone) {
        return plan.children(zone.id(), ZONE + "/A");
    }

    /** Every link of every zone. */
    public List<Part> allLinks() {
        return plan.all(ZONE + "/virtualNetworkLinks");
    }

    /** Every address record. */
    public List<Part> allRecords() {
        return plan.all(ZONE + "/A");
    }

    /** Where a link names its network. */
    public static Place network(Part link) {
        return link.at("/properties/virtualNetwork/id");
    }

    /** The links by which a network looks names up in a zone. */
    public List<Part> linksTo(Part zone, Part network) {
        return links(zone).stream()
                .filter(link -> network(link).is(network.id()))
                .toList();
    }

    /** An endpoint's zone groups. */
    public List<Part> groups(Part endpoint) {
        return plan.children(endpoint.id(), "Microsoft.Network/privateEndpoints/privateDnsZoneGroups");
    }

    /** The places in an endpoint's zone groups that name a zone. */
    public List<Place> groupEntries(Part endpoint) {
        return groups(endpoint).stream()
                .flatMap(group -> group.each("/properties/privateDnsZoneConfigs").stream())
                .map(entry -> entry.at("/properties/privateDnsZoneId"))
                .toList();
    }

    /** The zone a link or record belongs to. */
    public static String zoneOf(Part child) {
        return Ids.parent(child.id());
    }
}
