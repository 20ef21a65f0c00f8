package dev.sluice.posture.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.posture.expression.Expression;
import dev.sluice.posture.expression.Expression.Call;
import dev.sluice.posture.expression.Expression.Literal;
import dev.sluice.posture.expression.ExpressionParser;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds what would leave a secret in the history of deployments, which every reader of the resource group sees: an output
 * that holds one, at any depth, or a secret given to a parameter that isn't declared secure.
 */
public final class Secrets {
    private final JsonNode template;
    private final String pointer;
    private final Set<String> seen = new HashSet<>();

    private Secrets(JsonNode template, String pointer) {
        this.template = template;
        this.pointer = pointer;
    }

    /** Every such place in a compiled template. */
    public static List<TemplateProblem> problems(JsonNode template) {
        List<TemplateProblem> problems = new ArrayList<>();
        new Secrets(template, "").find(problems);
        return problems;
    }

    private void find(List<TemplateProblem> problems) {
        template.path("outputs").properties().forEach(output -> {
            if (isSecret(output.getValue())) {
                problems.add(new TemplateProblem(
                        pointer + "/outputs/" + output.getKey(),
                        "the output holds a secret, which the history of deployments keeps",
                        "write it into the vault where it is used, and output no more than its name"));
            }
        });
        JsonNode resources = template.path("resources");
        resources.properties().forEach(entry -> nested(entry.getKey(), entry.getValue(), problems));
        for (int i = 0; resources.isArray() && i < resources.size(); i++) {
            nested(String.valueOf(i), resources.get(i), problems);
        }
    }

    private void nested(String key, JsonNode resource, List<TemplateProblem> problems) {
        JsonNode inner = resource.at("/properties/template");
        if (!inner.isObject()) {
            return;
        }
        String properties = pointer + "/resources/" + key.replace("~", "~0").replace("/", "~1") + "/properties";
        resource.at("/properties/parameters").properties().forEach(parameter -> {
            if (isSecret(parameter.getValue()) && !isSecure(inner, parameter.getKey())) {
                problems.add(new TemplateProblem(
                        properties + "/parameters/" + parameter.getKey(),
                        "a secret is given to a parameter that isn't secure",
                        "declare the parameter @secure()"));
            }
        });
        new Secrets(inner, properties + "/template").find(problems);
    }

    private boolean isSecret(JsonNode value) {
        if (value.isContainerNode()) {
            return value.valueStream().anyMatch(this::isSecret);
        }
        String text = value.asText();
        if (!value.isTextual() || !ExpressionParser.isExpression(text)) {
            return false;
        }
        try {
            return ExpressionParser.parse(text).parts().anyMatch(this::isSecretPart);
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    private boolean isSecretPart(Expression part) {
        if (!(part instanceof Call call)) {
            return false;
        }
        String function = call.function().toLowerCase(Locale.ROOT);
        return switch (function) {
            case "parameters" -> names(call).anyMatch(name -> isSecure(template, name));
            case "variables" -> names(call).anyMatch(this::isSecretVariable);
            default -> function.startsWith("list") || function.equals("getsecret");
        };
    }

    /** A variable is looked into once: one that refers to itself doesn't compile. */
    private boolean isSecretVariable(String name) {
        if (!seen.add(name)) {
            return false;
        }
        boolean secret = isSecret(template.at("/variables").path(name))
                || template.at("/variables/copy")
                        .valueStream()
                        .anyMatch(copy -> copy.path("name").asText().equals(name) && isSecret(copy.path("input")));
        seen.remove(name);
        return secret;
    }

    private static Stream<String> names(Call call) {
        return call.arguments().stream()
                .filter(Literal.class::isInstance)
                .map(argument -> ((Literal) argument).value().asText());
    }

    private static boolean isSecure(JsonNode template, String parameter) {
        return template.at("/parameters")
                .path(parameter)
                .path("type")
                .asText()
                .toLowerCase(Locale.ROOT)
                .startsWith("secure");
    }
}
