package dev.sluice.posture.network;

import dev.sluice.posture.model.Part;
import dev.sluice.posture.model.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A rule of a security group.
 *
 * @param part where it is declared
 */
public record Rule(Part part) {
    private static final String ANY = "*";

    /** Lower goes first; a rule without a number goes last. */
    int priority() {
        return part.at("/properties/priority").value().asInt(Integer.MAX_VALUE);
    }

    public boolean isInbound() {
        return part.at("/properties/direction").is("Inbound");
    }

    public boolean isOutbound() {
        return part.at("/properties/direction").is("Outbound");
    }

    public boolean allows() {
        return part.at("/properties/access").is("Allow");
    }

    public boolean denies() {
        return part.at("/properties/access").is("Deny");
    }

    /** Whether something in it is known only at run time, or isn't one of the words there are. */
    public boolean isUnclear() {
        return !(isInbound() || isOutbound())
                || !(allows() || denies())
                || part.at("/properties/priority").isExpression()
                || !part.at("/properties/sourceApplicationSecurityGroups").isEmpty()
                || !part.at("/properties/destinationApplicationSecurityGroups").isEmpty()
                || all().stream().anyMatch(Place::isExpression);
    }

    /** Whether it denies everything in its direction. */
    public boolean deniesAll() {
        return denies()
                && part.at("/properties/protocol").is(ANY)
                && has(sources(), ANY)
                && has(destinations(), ANY)
                && has(ports(), ANY)
                && has(sourcePorts(), ANY);
    }

    /** Where its sources are named. */
    public List<Place> sources() {
        return both("sourceAddressPrefix", "sourceAddressPrefixes");
    }

    /** Where its destinations are named. */
    public List<Place> destinations() {
        return both("destinationAddressPrefix", "destinationAddressPrefixes");
    }

    /** Where its destination ports are named. */
    public List<Place> ports() {
        return both("destinationPortRange", "destinationPortRanges");
    }

    /** Whether TCP to the port is meant. */
    boolean meansPort(int port) {
        return (part.at("/properties/protocol").is(ANY)
                        || part.at("/properties/protocol").is("Tcp"))
                && has(sourcePorts(), ANY)
                && ports().stream().anyMatch(range -> includes(range.raw(), port));
    }

    /** Whether anything that it names as source and destination passes the tests. */
    boolean meets(Predicate<String> source, Predicate<String> destination) {
        return sources().stream().map(Rule::textOf).anyMatch(source)
                && destinations().stream().map(Rule::textOf).anyMatch(destination);
    }

    private List<Place> sourcePorts() {
        return both("sourcePortRange", "sourcePortRanges");
    }

    private List<Place> all() {
        List<Place> places = new ArrayList<>(sources());
        places.addAll(destinations());
        places.addAll(ports());
        places.addAll(sourcePorts());
        places.add(part.at("/properties/protocol"));
        return places;
    }

    private List<Place> both(String one, String several) {
        List<Place> places = new ArrayList<>(part.each("/properties/" + several));
        Place single = part.at("/properties/" + one);
        if (!single.isAbsent() && !single.raw().isEmpty()) {
            places.add(single);
        }
        return places;
    }

    private static boolean has(List<Place> places, String literal) {
        return places.stream().anyMatch(place -> place.is(literal));
    }

    private static String textOf(Place place) {
        return place.value().asText("");
    }

    private static boolean includes(String range, int port) {
        if (range.equals(ANY)) {
            return true;
        }
        try {
            String[] ends = range.split("-", -1);
            return Integer.parseInt(ends[0]) <= port && port <= Integer.parseInt(ends[ends.length - 1]);
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
