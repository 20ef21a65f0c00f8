package dev.sluice.posture.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sluice.posture.expression.Expression;
import dev.sluice.posture.expression.Expression.Call;
import dev.sluice.posture.expression.Expression.Element;
import dev.sluice.posture.expression.Expression.Literal;
import dev.sluice.posture.expression.Expression.Property;
import dev.sluice.posture.expression.ExpressionParser;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Evaluates a template's expressions as far as it goes. What only a deployment knows stays as text between ‹ and ›, the
 * same text for the same value: two names are the same resource where they come out the same.
 *
 * @param template whose parameters and variables are meant
 * @param parameters values given, by name
 * @param index number of the loop's round, outside of loops none
 * @param named every resource that an evaluated expression named is added to it
 */
record Symbolic(JsonNode template, Map<String, JsonNode> parameters, OptionalInt index, Set<ResourceName> named) {
    static final String OPEN = "‹";
    static final String CLOSE = "›";

    Symbolic inRound(int round) {
        return new Symbolic(template, parameters, OptionalInt.of(round), named);
    }

    /** The value of what a template writes, with all expressions in it evaluated. */
    JsonNode value(JsonNode written) {
        if (written instanceof ObjectNode object) {
            ObjectNode values = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(entry -> values.set(entry.getKey(), value(entry.getValue())));
            return values;
        }
        if (written instanceof ArrayNode array) {
            ArrayNode values = JsonNodeFactory.instance.arrayNode();
            array.forEach(element -> values.add(value(element)));
            return values;
        }
        return written.isTextual() ? text(written.textValue()) : written;
    }

    private JsonNode text(String written) {
        if (!ExpressionParser.isExpression(written)) {
            return TextNode.valueOf(written);
        }
        try {
            return evaluate(ExpressionParser.parse(written));
        } catch (IllegalArgumentException e) {
            return unknown(written);
        }
    }

    JsonNode evaluate(Expression expression) {
        if (expression instanceof Literal literal) {
            return literal.value();
        }
        if (expression instanceof Call call) {
            return call(call);
        }
        if (expression instanceof Property property) {
            return member(evaluate(property.of()), TextNode.valueOf(property.name()));
        }
        Element element = (Element) expression;
        return member(evaluate(element.of()), evaluate(element.index()));
    }

    private static JsonNode member(JsonNode of, JsonNode key) {
        JsonNode found = key.isNumber() ? of.path(key.asInt()) : Expression.property(of, key.asText());
        return found.isMissingNode() ? unknown(of.asText() + "." + key.asText()) : found;
    }

    private JsonNode call(Call call) {
        List<JsonNode> given = call.arguments().stream().map(this::evaluate).toList();
        return switch (call.function().toLowerCase(Locale.ROOT)) {
            case "parameters" -> parameter(given.get(0).asText());
            case "variables" -> variable(given.get(0).asText());
            case "copyindex" ->
                index.isPresent() ? JsonNodeFactory.instance.numberNode(index.getAsInt()) : unknown("index");
            case "resourceid" -> resource(given);
            default -> SymbolicFunctions.call(call.function(), given);
        };
    }

    private JsonNode parameter(String name) {
        JsonNode given = parameters.get(name);
        if (given != null) {
            return given;
        }
        JsonNode initial = template.at("/parameters").path(name).path("defaultValue");
        return initial.isMissingNode() ? unknown(name) : value(initial);
    }

    private JsonNode variable(String name) {
        JsonNode variable = template.at("/variables").path(name);
        return variable.isMissingNode() ? copied(name) : value(variable);
    }

    /** A variable that a loop makes. */
    private JsonNode copied(String name) {
        for (JsonNode copy : template.at("/variables/copy")) {
            if (copy.path("name").asText().equals(name)) {
                return rounds(copy);
            }
        }
        return unknown(name);
    }

    private JsonNode rounds(JsonNode copy) {
        JsonNode count = value(copy.path("count"));
        if (!count.isInt()) {
            return unknown(copy.path("name").asText());
        }
        ArrayNode values = JsonNodeFactory.instance.arrayNode();
        // A variable's loop has an index of its own, which copyIndex names: the rounds of an outer loop don't matter.
        for (int round = 0; round < count.asInt(); round++) {
            values.add(inRound(round).value(copy.path("input")));
        }
        return values;
    }

    /** {@code resourceId([subscription], [group], type, name...)}. */
    private JsonNode resource(List<JsonNode> given) {
        int type = 0;
        while (type < given.size() - 1 && !isType(given.get(type).asText())) {
            type++;
        }
        String names = String.join(
                "/", given.stream().skip(type + 1L).map(JsonNode::asText).toList());
        ResourceName resource = new ResourceName(given.get(type).asText(), names);
        named.add(resource);
        return TextNode.valueOf(OPEN + "id:" + resource.type() + "|" + resource.name() + CLOSE);
    }

    private static boolean isType(String text) {
        return text.contains("/") && text.contains(".") && !text.contains(OPEN);
    }

    static JsonNode unknown(String text) {
        return text.isEmpty() ? NullNode.getInstance() : TextNode.valueOf(OPEN + text + CLOSE);
    }
}
