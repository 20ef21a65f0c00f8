package dev.sluice.posture.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * The comparisons a condition can make. Text is compared without regard to case, and a Boolean with its text, as Azure
 * Policy does.
 */
@SuppressWarnings("ImmutableEnumChecker") // the comparisons are functions without state
enum Operator {
    EQUALS("equals", Operator::same),
    NOT_EQUALS("notEquals", not(Operator::same)),
    LIKE("like", Operator::like),
    NOT_LIKE("notLike", not(Operator::like)),
    CONTAINS("contains", Operator::contains),
    NOT_CONTAINS("notContains", not(Operator::contains)),
    IN("in", (actual, list) -> contains(list, actual)),
    NOT_IN("notIn", (actual, list) -> !contains(list, actual)),
    CONTAINS_KEY("containsKey", Operator::hasKey),
    NOT_CONTAINS_KEY("notContainsKey", not(Operator::hasKey)),
    LESS("less", ordered(order -> order < 0)),
    LESS_OR_EQUALS("lessOrEquals", ordered(order -> order <= 0)),
    GREATER("greater", ordered(order -> order > 0)),
    GREATER_OR_EQUALS("greaterOrEquals", ordered(order -> order >= 0)),
    EXISTS("exists", (actual, wanted) -> isAbsent(actual) != wanted.asBoolean());

    private final String key;
    private final BiPredicate<JsonNode, JsonNode> holds;

    Operator(String key, BiPredicate<JsonNode, JsonNode> holds) {
        this.key = key;
        this.holds = holds;
    }

    static Optional<Operator> of(String key) {
        return Arrays.stream(values())
                .filter(operator -> operator.key.equalsIgnoreCase(key))
                .findFirst();
    }

    /**
     * Whether it holds between a value and the condition's own.
     *
     * @throws UndecidedException where the two can't be put in an order
     */
    boolean test(JsonNode actual, JsonNode operand) {
        return holds.test(actual, operand);
    }

    /** Absent and empty are the same: a rule that asks for an empty text means that nothing is set. */
    static boolean same(JsonNode a, JsonNode b) {
        if (a.isContainerNode() || b.isContainerNode()) {
            return a.equals(b);
        }
        return text(a).equalsIgnoreCase(text(b));
    }

    static int compare(JsonNode a, JsonNode b) {
        if (a.isNumber() || b.isNumber()) {
            return number(a).compareTo(number(b));
        }
        if (a.isTextual() && b.isTextual()) {
            return a.textValue().compareToIgnoreCase(b.textValue());
        }
        throw new UndecidedException("no order between " + kind(a) + " and " + kind(b));
    }

    static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    static boolean contains(JsonNode container, JsonNode part) {
        if (container.isArray()) {
            return container.valueStream().anyMatch(element -> same(element, part));
        }
        return !isAbsent(container) && lower(container).contains(lower(part));
    }

    private static boolean hasKey(JsonNode object, JsonNode key) {
        return object.properties().stream().anyMatch(entry -> entry.getKey().equalsIgnoreCase(key.asText()));
    }

    private static boolean like(JsonNode actual, JsonNode pattern) {
        String regex = Arrays.stream(pattern.asText().split("\\*", -1))
                .map(Pattern::quote)
                .reduce((a, b) -> a + ".*" + b)
                .orElse("");
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL)
                .matcher(text(actual))
                .matches();
    }

    private static BiPredicate<JsonNode, JsonNode> not(BiPredicate<JsonNode, JsonNode> other) {
        return other.negate();
    }

    private static BiPredicate<JsonNode, JsonNode> ordered(IntPredicate order) {
        return (actual, operand) -> order.test(compare(actual, operand));
    }

    private static BigDecimal number(JsonNode value) {
        try {
            return new BigDecimal(text(value));
        } catch (NumberFormatException e) {
            throw new UndecidedException("no order between a number and " + kind(value));
        }
    }

    private static String kind(JsonNode value) {
        return isAbsent(value) ? "nothing" : value.getNodeType().name().toLowerCase(Locale.ROOT);
    }

    private static String text(JsonNode value) {
        return isAbsent(value) ? "" : value.asText();
    }

    private static String lower(JsonNode value) {
        return text(value).toLowerCase(Locale.ROOT);
    }
}
