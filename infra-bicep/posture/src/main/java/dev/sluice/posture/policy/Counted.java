package dev.sluice.posture.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.sluice.posture.expression.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The elements that a {@code count} goes over, each as the scope in which its {@code where} is asked. */
final class Counted {
    private Counted() {}

    static List<Scope> of(JsonNode count, Scope scope) {
        JsonNode field = Expression.property(count, "field");
        return field.isTextual() ? ofField(field.asText(), scope) : ofValue(count, scope);
    }

    private static List<Scope> ofValue(JsonNode count, Scope scope) {
        String name = Expression.property(count, "name").asText("").toLowerCase(Locale.ROOT);
        JsonNode value = scope.value(Expression.property(count, "value"));
        List<JsonNode> elements = value.isArray() ? value.valueStream().toList() : List.of(value);
        return elements.stream()
                .map(element -> scope.with(Map.of(name, element)))
                .toList();
    }

    /** Each {@code [*]} of the alias is an array of its own: {@code a[*].b[*]} goes over every b of every a. */
    private static List<Scope> ofField(String alias, Scope scope) {
        List<Scope> scopes = List.of(scope);
        for (int end = next(alias, 0); end > 0; end = next(alias, end)) {
            scopes = deeper(alias.substring(0, end), scopes);
        }
        return scopes;
    }

    private static int next(String alias, int from) {
        int at = alias.indexOf("[*]", from);
        return at < 0 ? -1 : at + "[*]".length();
    }

    private static List<Scope> deeper(String array, List<Scope> scopes) {
        List<Scope> below = new ArrayList<>();
        for (Scope scope : scopes) {
            for (JsonNode element : elements(array, scope)) {
                below.add(scope.with(Map.of(array.toLowerCase(Locale.ROOT), element)));
            }
        }
        return below;
    }

    private static List<JsonNode> elements(String array, Scope scope) {
        return scope.field(array).stream()
                .filter(element -> !(element instanceof MissingNode))
                .toList();
    }
}
