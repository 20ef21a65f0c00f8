package dev.sluice.posture.claims;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.posture.model.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The scalar values below a place. */
final class Leaves {
    private Leaves() {}

    /** Those that pass a test; most plans have none, so that paths are made only where there are. */
    static List<Place> matching(Place place, Predicate<JsonNode> test) {
        return any(place.value(), test)
                ? of(place).stream().filter(leaf -> test.test(leaf.value())).toList()
                : List.of();
    }

    private static boolean any(JsonNode node, Predicate<JsonNode> test) {
        if (node.isContainerNode()) {
            for (JsonNode child : node) {
                if (any(child, test)) {
                    return true;
                }
            }
            return false;
        }
        return node.isValueNode() && test.test(node);
    }

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
