package dev.sluice.posture.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The template functions that names and loops are made with. Any other comes out as its own text. */
final class SymbolicFunctions {
    private static final int MOST_ROUNDS = 1000;

    private SymbolicFunctions() {}

    static JsonNode call(String function, List<JsonNode> given) {
        try {
            return known(function, given);
        } catch (IndexOutOfBoundsException e) {
            return asWritten(function, given);
        }
    }

    private static JsonNode known(String function, List<JsonNode> given) {
        return switch (function.toLowerCase(Locale.ROOT)) {
            case "format" -> TextNode.valueOf(format(given));
            case "concat" -> concat(given);
            case "string" -> TextNode.valueOf(given.get(0).asText());
            case "tolower" -> TextNode.valueOf(given.get(0).asText().toLowerCase(Locale.ROOT));
            case "createarray" -> array(given);
            case "createobject" -> object(given);
            case "range" -> range(given.get(0).asInt(), given.get(1).asInt());
            case "coalesce" ->
                given.stream().filter(value -> !value.isNull()).findFirst().orElse(NullNode.getInstance());
            case "empty" -> empty(given.get(0));
            case "null" -> NullNode.getInstance();
            case "true", "false" -> BooleanNode.valueOf(Boolean.parseBoolean(function.toLowerCase(Locale.ROOT)));
            default -> decided(function, given);
        };
    }

    /** Those whose outcome needs values that are known. */
    private static JsonNode decided(String function, List<JsonNode> given) {
        if (given.isEmpty() || given.stream().anyMatch(SymbolicFunctions::isUnknown)) {
            return asWritten(function, given);
        }
        return switch (function.toLowerCase(Locale.ROOT)) {
            case "if" -> given.get(0).asBoolean() ? given.get(1) : given.get(2);
            case "equals" -> BooleanNode.valueOf(given.get(0).equals(given.get(1)));
            case "not" -> BooleanNode.valueOf(!given.get(0).asBoolean());
            case "and" -> BooleanNode.valueOf(given.stream().allMatch(JsonNode::asBoolean));
            case "or" -> BooleanNode.valueOf(given.stream().anyMatch(JsonNode::asBoolean));
            case "length" -> JsonNodeFactory.instance.numberNode(size(given.get(0)));
            case "first" -> given.get(0).path(0);
            case "replace" ->
                TextNode.valueOf(given.get(0)
                        .asText()
                        .replace(given.get(1).asText(), given.get(2).asText()));
            default -> asWritten(function, given);
        };
    }

    private static boolean isUnknown(JsonNode value) {
        return value.isTextual() && value.textValue().contains(Symbolic.OPEN);
    }

    /** What begins with text that is known isn't empty, whatever follows. */
    private static JsonNode empty(JsonNode value) {
        return isUnknown(value) && value.textValue().startsWith(Symbolic.OPEN)
                ? asWritten("empty", List.of(value))
                : BooleanNode.valueOf(size(value) == 0);
    }

    private static int size(JsonNode value) {
        return value.isContainerNode() ? value.size() : value.asText().length();
    }

    private static String format(List<JsonNode> given) {
        String text = given.get(0).asText();
        for (int i = 1; i < given.size(); i++) {
            text = text.replace("{" + (i - 1) + "}", given.get(i).asText());
        }
        return text;
    }

    private static JsonNode concat(List<JsonNode> given) {
        if (given.stream().allMatch(JsonNode::isArray)) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            given.forEach(part -> all.addAll((ArrayNode) part));
            return all;
        }
        return TextNode.valueOf(
                String.join("", given.stream().map(JsonNode::asText).toList()));
    }

    private static ArrayNode array(List<JsonNode> given) {
        return JsonNodeFactory.instance.arrayNode().addAll(given);
    }

    private static ObjectNode object(List<JsonNode> given) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i + 1 < given.size(); i += 2) {
            object.set(given.get(i).asText(), given.get(i + 1));
        }
        return object;
    }

    private static ArrayNode range(int start, int count) {
        ArrayNode numbers = JsonNodeFactory.instance.arrayNode();
        IntStream.range(start, start + Math.min(count, MOST_ROUNDS)).forEach(numbers::add);
        return numbers;
    }

    private static JsonNode asWritten(String function, List<JsonNode> given) {
        return Symbolic.unknown(
                function + given.stream().map(SymbolicFunctions::text).toList());
    }

    private static String text(JsonNode value) {
        return value.isContainerNode() ? value.toString() : value.asText();
    }
}
