package dev.sluice.posture.claims;

import dev.sluice.posture.model.Place;
import java.util.ArrayList;
import java.util.List;

/** The scalar values below a place. */
final class Leaves {
    private Leaves() {}

    static List<Place> of(Place place) {
        List<Place> leaves = new ArrayList<>();
        collect(place, leaves);
        return leaves;
    }

    private static void collect(Place place, List<Place> leaves) {
        if (place.value().isObject()) {
            place.fields().forEach(field -> collect(field.place(), leaves));
        } else if (place.value().isArray()) {
            place.elements().forEach(element -> collect(element, leaves));
        } else if (place.value().isValueNode()) {
            leaves.add(place);
        }
    }
}
