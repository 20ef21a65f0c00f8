package dev.sluice.posture.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sluice.posture.expression.Expression;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The functions of policy rules. One that isn't here leaves the rule undecided. */
record PolicyFunctions(Scope scope) implements Expression.Functions {
    @Override
    public JsonNode call(Expression.Call call) {
        List<Expression> given = call.arguments();
        return switch (call.function().toLowerCase(Locale.ROOT)) {
            case "if" -> value(given, 0).asBoolean() ? value(given, 1) : value(given, 2);
            case "and" ->
                bool(given.stream().allMatch(part -> part.evaluate(this).asBoolean()));
            case "or" ->
                bool(given.stream().anyMatch(part -> part.evaluate(this).asBoolean()));
            case "coalesce" ->
                given.stream()
                        .map(part -> part.evaluate(this))
                        .filter(value -> !Operator.isAbsent(value))
                        .findFirst()
                        .orElse(NullNode.getInstance());
            default ->
                eager(
                        call.function(),
                        given.stream().map(part -> part.evaluate(this)).toList());
        };
    }

    private JsonNode value(List<Expression> given, int index) {
        return given.get(index).evaluate(this);
    }

    private JsonNode eager(String function, List<JsonNode> given) {
        try {
            return switch (function.toLowerCase(Locale.ROOT)) {
                case "parameters" -> scope.parameter(given.get(0).asText());
                case "field" -> field(given.get(0).asText());
                case "current" -> scope.current(given.get(0).asText());
                case "requestcontext" ->
                    JsonNodeFactory.instance
                            .objectNode()
                            .set("apiVersion", scope.resource().body().path("apiVersion"));
                case "subscription" -> subscription();
                case "equals" -> bool(Operator.same(given.get(0), given.get(1)));
                case "less" -> bool(Operator.compare(given.get(0), given.get(1)) < 0);
                case "lessorequals" -> bool(Operator.compare(given.get(0), given.get(1)) <= 0);
                case "greater" -> bool(Operator.compare(given.get(0), given.get(1)) > 0);
                case "greaterorequals" -> bool(Operator.compare(given.get(0), given.get(1)) >= 0);
                case "not" -> bool(!given.get(0).asBoolean());
                case "contains" -> bool(Operator.contains(given.get(0), given.get(1)));
                case "empty" -> bool(size(given.get(0)) == 0);
                case "length" -> IntNode.valueOf(size(given.get(0)));
                case "createarray" -> array(given);
                case "first" -> element(given.get(0), 0);
                case "last" -> element(given.get(0), size(given.get(0)) - 1);
                case "int" -> IntNode.valueOf(Integer.parseInt(given.get(0).asText()));
                default -> text(function, given);
            };
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw new UndecidedException("bad arguments of " + function + given);
        }
    }

    private static JsonNode text(String function, List<JsonNode> given) {
        String first = given.isEmpty() ? "" : given.get(0).asText();
        return switch (function.toLowerCase(Locale.ROOT)) {
            case "concat" ->
                TextNode.valueOf(given.stream().map(JsonNode::asText).reduce("", String::concat));
            case "split" -> split(first, given.get(1));
            case "padleft" -> TextNode.valueOf(padded(first, given));
            case "string" -> TextNode.valueOf(first);
            case "tolower" -> TextNode.valueOf(first.toLowerCase(Locale.ROOT));
            case "toupper" -> TextNode.valueOf(first.toUpperCase(Locale.ROOT));
            case "trim" -> TextNode.valueOf(first.trim());
            default -> throw new UndecidedException("function " + function + " is not evaluated");
        };
    }

    /** All values of a {@code [*]} alias, or the one value. */
    private JsonNode field(String name) {
        List<JsonNode> values = scope.field(name);
        return name.contains("[*]") ? array(values) : values.isEmpty() ? NullNode.getInstance() : values.get(0);
    }

    private JsonNode subscription() {
        String[] parts = scope.resource().id().split("/", 4);
        return JsonNodeFactory.instance
                .objectNode()
                .put("subscriptionId", parts[2])
                .put("id", "/subscriptions/" + parts[2]);
    }

    private static ArrayNode array(List<JsonNode> values) {
        return JsonNodeFactory.instance.arrayNode().addAll(values);
    }

    /** A missing node, as for any index out of bounds, where there is none. */
    private static JsonNode element(JsonNode of, int index) {
        return of.isTextual() ? TextNode.valueOf(of.asText().substring(index, index + 1)) : of.path(index);
    }

    private static int size(JsonNode value) {
        return value.isContainerNode()
                ? value.size()
                : Operator.isAbsent(value) ? 0 : value.asText().length();
    }

    private static ArrayNode split(String text, JsonNode delimiters) {
        String any = delimiters.isArray()
                ? delimiters
                        .valueStream()
                        .map(JsonNode::asText)
                        .map(Pattern::quote)
                        .reduce((a, b) -> a + "|" + b)
                        .orElse("$^")
                : Pattern.quote(delimiters.asText());
        return array(Arrays.stream(text.split(any, -1))
                .<JsonNode>map(TextNode::valueOf)
                .toList());
    }

    private static String padded(String text, List<JsonNode> given) {
        String pad = given.size() > 2 ? given.get(2).asText() : " ";
        return pad.repeat(Math.max(0, given.get(1).asInt() - text.length())) + text;
    }

    private static BooleanNode bool(boolean value) {
        return BooleanNode.valueOf(value);
    }
}
