package dev.sluice.posture.diff;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.posture.model.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where something deployed is not as it was planned. Only what the plan says counts: a service shows much more of itself,
 * writes ids in another case and a region by its long name, and leaves out what is empty.
 */
final class Drift {
    private Drift() {}

    /** The outermost places where the deployed differs from the planned; pointers of the plan. */
    static List<String> pointers(JsonNode planned, JsonNode deployed) {
        List<String> found = new ArrayList<>();
        for (String member : List.of("location", "sku", "kind", "identity", "properties")) {
            if (planned.has(member)) {
                compare("/" + member, planned.path(member), deployed.path(member), found);
            }
        }
        return found;
    }

    private static void compare(String at, JsonNode planned, JsonNode deployed, List<String> found) {
        if (planned.isObject() && deployed.isObject()) {
            planned.properties()
                    .forEach(entry -> compare(
                            at + "/" + entry.getKey().replace("~", "~0").replace("/", "~1"),
                            entry.getValue(),
                            member(deployed, entry.getKey()),
                            found));
        } else if (!isSame(planned, deployed)) {
            found.add(at);
        }
    }

    private static boolean isSame(JsonNode planned, JsonNode deployed) {
        if (Expression.of(planned).isPresent()) {
            return !isNothing(deployed);
        }
        if (isNothing(planned) || isNothing(deployed)) {
            return isNothing(planned) == isNothing(deployed);
        }
        if (planned.isArray() && deployed.isArray()) {
            return isSameList(planned, deployed);
        }
        if (planned.isObject() && deployed.isObject()) {
            List<String> found = new ArrayList<>();
            compare("", planned, deployed, found);
            return found.isEmpty();
        }
        if (planned.isNumber() && deployed.isNumber()) {
            return planned.asDouble() == deployed.asDouble();
        }
        return planned.isContainerNode() == deployed.isContainerNode()
                && plain(planned).equals(plain(deployed));
    }

    /** Elements may be in any order, and have more members than planned. */
    private static boolean isSameList(JsonNode planned, JsonNode deployed) {
        List<JsonNode> left = new ArrayList<>();
        deployed.forEach(left::add);
        for (JsonNode element : planned) {
            Optional<JsonNode> match =
                    left.stream().filter(other -> isSame(element, other)).findFirst();
            if (match.isEmpty()) {
                return false;
            }
            left.remove(match.get());
        }
        return left.isEmpty();
    }

    private static boolean isNothing(JsonNode node) {
        return node.isMissingNode() || node.isNull() || (node.isContainerNode() && node.isEmpty());
    }

    /** Ids and names are compared without their case; a region has a name with blanks, too. */
    private static String plain(JsonNode node) {
        return node.asText().toLowerCase(Locale.ROOT).replace(" ", "");
    }

    private static JsonNode member(JsonNode object, String name) {
        JsonNode exact = object.path(name);
        return exact.isMissingNode()
                ? object.properties().stream()
                        .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(exact)
                : exact;
    }
}
