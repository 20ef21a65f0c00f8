package dev.sluice.posture.network;

import dev.sluice.posture.model.Part;
import dev.sluice.posture.model.Place;
import dev.sluice.posture.model.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A connection that a private endpoint asks for. An endpoint has one; where a plan gives it several, each is looked at.
 *
 * @param endpoint the private endpoint
 * @param place the connection in it
 * @param manual whether the other side has to approve it
 */
public record Connection(Part endpoint, Place place, boolean manual) {
    static List<Connection> all(Plan plan) {
        List<Connection> connections = new ArrayList<>();
        for (Part endpoint : plan.all("Microsoft.Network/privateEndpoints")) {
            endpoint.each("/properties/privateLinkServiceConnections")
                    .forEach(place -> connections.add(new Connection(endpoint, place, false)));
            endpoint.each("/properties/manualPrivateLinkServiceConnections")
                    .forEach(place -> connections.add(new Connection(endpoint, place, true)));
        }
        return connections;
    }

    /** Where it says what it connects to. */
    public Place target() {
        return place.at("/properties/privateLinkServiceId");
    }

    /** Where it says to which part of it. */
    public List<Place> groups() {
        return place.at("/properties/groupIds").elements();
    }

    /** Whether it connects to that part of that resource, and to no other. */
    public boolean leadsTo(String resource, String group) {
        return target().is(resource) && groups().size() == 1 && groups().get(0).is(group);
    }

    /** Where the endpoint's subnet is named. */
    public Place subnet() {
        return endpoint.at("/properties/subnet/id");
    }

    /** The pinned addresses; empty where the platform chooses one. */
    public List<Place> addresses() {
        return endpoint.each("/properties/ipConfigurations").stream()
                .map(configuration -> configuration.at("/properties/privateIPAddress"))
                .filter(address -> !address.isAbsent())
                .toList();
    }

    /** The state a live export shows; empty in a plan. */
    public Optional<String> state() {
        return place.at("/properties/privateLinkServiceConnectionState/status").text();
    }
}
