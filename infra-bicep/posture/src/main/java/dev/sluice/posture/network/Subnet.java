package dev.sluice.posture.network;

import dev.sluice.posture.model.Ids;
import dev.sluice.posture.model.Part;
import dev.sluice.posture.model.Place;
import dev.sluice.posture.model.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A subnet, in its network or as a resource of its own.
 *
 * @param part where it is declared
 * @param network the network it belongs to
 * @param prefixes its addresses; empty where they can't be told
 */
public record Subnet(Part part, Part network, List<Cidr> prefixes) {
    private static final String TYPE = "Microsoft.Network/virtualNetworks/subnets";

    /** Every subnet of a plan whose network is in the plan. */
    static List<Subnet> all(Plan plan) {
        List<Subnet> subnets = new ArrayList<>();
        for (Part part : plan.all(TYPE)) {
            plan.find(Ids.parent(part.id())).ifPresent(found -> subnets.add(new Subnet(part, found, prefixesOf(part))));
        }
        return subnets;
    }

    public String id() {
        return part.id();
    }

    /** The service the subnet is given to; a missing place where it is given to none. */
    public Place delegation() {
        return part.at("/properties/delegations/0/properties/serviceName");
    }

    /** Whether an address range lies in it. */
    public boolean holds(Cidr address) {
        return prefixes.stream().anyMatch(prefix -> prefix.covers(address));
    }

    /** Where its security group is named. */
    public Place groupId() {
        return part.at("/properties/networkSecurityGroup/id");
    }

    private static List<Cidr> prefixesOf(Part part) {
        List<Place> places = new ArrayList<>(part.each("/properties/addressPrefixes"));
        places.add(part.at("/properties/addressPrefix"));
        return places.stream()
                .map(Place::text)
                .flatMap(Optional::stream)
                .map(Cidr::parse)
                .flatMap(Optional::stream)
                .toList();
    }
}
