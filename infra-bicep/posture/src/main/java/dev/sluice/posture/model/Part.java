package dev.sluice.posture.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A resource, or one that is written inside its parent, such as a subnet in its network.
 *
 * @param resource the resource of the plan that holds it
 * @param pointer where in that resource; empty for the resource itself
 * @param id full id of the part, which for one inside another is made from both names
 * @param type such as {@code Microsoft.Network/virtualNetworks/subnets}
 * @param body what it holds
 */
public record Part(Resource resource, String pointer, String id, String type, JsonNode body) {
    /** The place at a JSON pointer below this part, whether something is there or not. */
    public Place at(String relative) {
        return new Place(this, pointer + relative, relative.isEmpty() ? body : body.at(relative));
    }

    /** The places of the elements of a list; none where there is no list. */
    public List<Place> each(String relative) {
        return at(relative).elements();
    }

    /** The last part of the id. */
    public String name() {
        return Ids.name(id);
    }

    public Tenant tenant() {
        return resource.tenant();
    }

    /** Whether the type is this one; Azure ignores case. */
    public boolean isA(String other) {
        return type.equalsIgnoreCase(other);
    }

    /** The part itself as a place. */
    public Place here() {
        return at("");
    }

    static List<Place> elements(Place place) {
        List<Place> places = new ArrayList<>();
        for (int index = 0; index < place.value().size(); index++) {
            places.add(place.at("/" + index));
        }
        return places;
    }
}
