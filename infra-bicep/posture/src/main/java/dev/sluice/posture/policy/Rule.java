package dev.sluice.posture.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import dev.sluice.posture.expression.Expression;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Evaluates the conditions of a rule: {@code allOf}, {@code anyOf}, {@code not}, and comparisons as leaves. */
final class Rule {
    /** What says which resources a rule is about, rather than what it wants of them. */
    private static final Set<String> TYPING = Set.of("type", "kind", "name", "fullname");

    private Rule() {}

    /** Whether a condition holds; undecided where it depends on what can't be told. */
    static Truth test(JsonNode condition, Scope scope) {
        return combine(condition, leaf -> Truth.ask(() -> leaf(leaf, scope)));
    }

    /**
     * Whether a rule is about a resource at all: not when its type, kind and name alone already make the condition false.
     */
    static boolean concerns(JsonNode condition, Scope scope) {
        return !combine(condition, leaf -> isTyping(leaf) ? Truth.ask(() -> leaf(leaf, scope)) : Truth.undecided(""))
                .isFalse();
    }

    private static boolean isTyping(JsonNode leaf) {
        return TYPING.contains(Expression.property(leaf, "field").asText().toLowerCase(Locale.ROOT));
    }

    private static Truth combine(JsonNode condition, Function<JsonNode, Truth> leaf) {
        JsonNode all = Expression.property(condition, "allOf");
        JsonNode any = Expression.property(condition, "anyOf");
        JsonNode not = Expression.property(condition, "not");
        if (all.isArray()) {
            return Truth.all(all.valueStream().map(part -> combine(part, leaf)));
        }
        if (any.isArray()) {
            return Truth.any(any.valueStream().map(part -> combine(part, leaf)));
        }
        return not.isObject() ? combine(not, leaf).not() : leaf.apply(condition);
    }

    private static Truth leaf(JsonNode condition, Scope scope) {
        Map.Entry<String, JsonNode> comparison = condition.properties().stream()
                .filter(entry -> Operator.of(entry.getKey()).isPresent())
                .findFirst()
                .orElseThrow(() -> new UndecidedException("no comparison known in " + condition));
        Operator operator = Operator.of(comparison.getKey()).orElseThrow();
        JsonNode operand = scope.value(comparison.getValue());
        JsonNode count = Expression.property(condition, "count");
        if (count.isObject()) {
            return counted(count, scope, operator, operand);
        }
        return Truth.of(subjects(condition, scope).stream().allMatch(value -> operator.test(value, operand)));
    }

    /** A field with {@code [*]} stands for each of its values: the comparison has to hold for all. */
    private static List<JsonNode> subjects(JsonNode condition, Scope scope) {
        JsonNode field = Expression.property(condition, "field");
        return field.isTextual()
                ? scope.field(field.asText())
                : List.of(scope.value(Expression.property(condition, "value")));
    }

    /** Where an element is undecided, the comparison has to come out the same with it and without. */
    private static Truth counted(JsonNode count, Scope scope, Operator operator, JsonNode operand) {
        JsonNode where = Expression.property(count, "where");
        List<Truth> elements = Counted.of(count, scope).stream()
                .map(element -> where.isObject() ? test(where, element) : Truth.TRUE)
                .toList();
        int least = (int) elements.stream().filter(Truth::isTrue).count();
        int most = (int) elements.stream().filter(element -> !element.isFalse()).count();
        List<Boolean> outcomes = IntStream.rangeClosed(least, most)
                .mapToObj(number -> operator.test(IntNode.valueOf(number), operand))
                .distinct()
                .toList();
        return outcomes.size() == 1
                ? Truth.of(outcomes.get(0))
                : elements.stream().filter(Truth::isUndecided).findFirst().orElseThrow();
    }
}
