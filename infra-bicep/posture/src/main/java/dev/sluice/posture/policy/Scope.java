package dev.sluice.posture.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sluice.posture.expression.ExpressionParser;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a rule's names mean where it is evaluated: on one resource, with the parameters' defaults, within the counts around.
 *
 * @param counted the current element of each count around, by its array or its name in lower case
 */
record Scope(PolicyDefinition definition, PlannedResource resource, Map<String, JsonNode> counted) {
    Scope {
        counted = Map.copyOf(counted);
    }

    static Scope of(PolicyDefinition definition, PlannedResource resource) {
        return new Scope(definition, resource, Map.of());
    }

    Scope on(PlannedResource other) {
        return new Scope(definition, other, Map.of());
    }

    Scope with(Map<String, JsonNode> elements) {
        Map<String, JsonNode> all = new TreeMap<>(counted);
        all.putAll(elements);
        return new Scope(definition, resource, all);
    }

    /** The value a condition writes down, with the expressions in it evaluated. */
    JsonNode value(JsonNode written) {
        if (written.isTextual() && ExpressionParser.isExpression(written.textValue())) {
            return evaluate(written.textValue());
        }
        if (written instanceof ArrayNode array) {
            ArrayNode values = JsonNodeFactory.instance.arrayNode();
            array.forEach(element -> values.add(value(element)));
            return values;
        }
        return written;
    }

    private JsonNode evaluate(String expression) {
        try {
            return ExpressionParser.parse(expression).evaluate(new PolicyFunctions(this));
        } catch (IllegalArgumentException e) {
            throw new UndecidedException(String.valueOf(e.getMessage()));
        }
    }

    /** Every value a field names on this resource: one, perhaps missing, or for {@code [*]} as many as there are. */
    List<JsonNode> field(String written) {
        String name = value(TextNode.valueOf(written)).asText();
        return bound(name).orElseGet(() -> name.contains("/") ? Alias.read(name, resource) : List.of(common(name)));
    }

    /** The current element of a count, or what is below it. */
    private Optional<List<JsonNode>> bound(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return counted.entrySet().stream()
                .filter(element -> lower.equals(element.getKey()) || lower.startsWith(element.getKey() + "."))
                .max(Comparator.comparingInt(element -> element.getKey().length()))
                .map(element -> lower.equals(element.getKey())
                        ? List.of(element.getValue())
                        : Alias.below(
                                element.getValue(),
                                name.substring(element.getKey().length() + 1)));
    }

    /** The fields that every resource has. */
    private JsonNode common(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "type" -> TextNode.valueOf(resource.type());
            case "name" -> TextNode.valueOf(resource.name());
            case "fullname" -> TextNode.valueOf(resource.fullName());
            case "id" -> TextNode.valueOf(resource.id());
            default -> below(name);
        };
    }

    /** Such as {@code identity.type}, {@code tags.owner} or {@code tags['owner']}. */
    private JsonNode below(String name) {
        String path = name.replaceAll("\\['?([^'*\\]]+)'?]", ".$1");
        return Alias.below(resource.body(), path).stream().findFirst().orElse(MissingNode.getInstance());
    }

    JsonNode parameter(String name) {
        return definition.parameters().entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElseThrow(
                        () -> new UndecidedException("parameter " + name + " has no default: an assignment sets it"));
    }

    /** The element that the count of that name is at, or what is below it. */
    JsonNode current(String name) {
        return bound(name)
                .flatMap(values -> values.stream().findFirst())
                .orElseThrow(() -> new UndecidedException("current('" + name + "') stands in no count of it"));
    }
}
