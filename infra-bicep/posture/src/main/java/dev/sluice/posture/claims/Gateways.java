package dev.sluice.posture.claims;

import dev.sluice.posture.model.Part;
import dev.sluice.posture.model.Place;
import dev.sluice.posture.network.Subnet;
import java.util.ArrayList;
import java.util.List;

/** NAT gateways, as subnets and addresses see them. */
final class Gateways {
    private Gateways() {}

    /** Where a subnet names its gateway. */
    static Place of(Subnet subnet) {
        return subnet.part().at("/properties/natGateway/id");
    }

    /** Where a gateway names its public addresses; Azure writes the property both ways. */
    static List<Place> addresses(Part gateway) {
        List<Place> places = new ArrayList<>(gateway.each("/properties/publicIpAddresses"));
        places.addAll(gateway.each("/properties/publicIPAddresses"));
        return places.stream().map(place -> place.at("/id")).toList();
    }
}
