package dev.sluice.posture.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.posture.expression.Expression;
import dev.sluice.posture.expression.ExpressionParser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Names of properties in policy rules: {@code <type>/a.b[*].c}. Most are the path below {@code properties}; the exceptions
 * are the ones of <a href="https://github.com/Azure/azure-policy">Azure/azure-policy</a> for the types of this project.
 */
final class Alias {
    /** Set by Azure when it runs, in no template. */
    private static final List<String> RUN_TIME =
            List.of("keycreationtime", "provisioningstate", "subnets[*].ipconfigurations", "subnets/ipconfigurations");

    /** Rules of firewall policies, whose aliases name the variant of an element. */
    private static final String VARIANT = "filterrulecollection";

    private Alias() {}

    /**
     * Every value it names in a resource: one, perhaps missing, or for {@code [*]} as many as there are.
     *
     * @throws UndecidedException where the plan doesn't tell
     */
    static List<JsonNode> read(String alias, PlannedResource resource) {
        String path = relative(alias, resource);
        List<JsonNode> values = new ArrayList<>();
        walk(start(path, resource), segments(path, resource), values);
        return values;
    }

    /** The values below a node that a path names. */
    static List<JsonNode> below(JsonNode node, String path) {
        List<JsonNode> values = new ArrayList<>();
        walk(node, split(path), values);
        return values;
    }

    /** The alias without the type of the resource. */
    private static String relative(String alias, PlannedResource resource) {
        String lower = alias.toLowerCase(Locale.ROOT);
        if (RUN_TIME.stream().anyMatch(lower::contains)) {
            throw new UndecidedException(alias + " is set by Azure, in no plan");
        }
        if (lower.contains(VARIANT) || !lower.startsWith(resource.type().toLowerCase(Locale.ROOT) + "/")) {
            throw new UndecidedException("no reading of alias " + alias + " on " + resource.type());
        }
        return alias.substring(resource.type().length() + 1);
    }

    /** Some are beside {@code properties}: sku, identity, zones. */
    private static JsonNode start(String path, PlannedResource resource) {
        String first = split(path).get(0).replace("[*]", "");
        boolean beside = !Expression.property(resource.body(), first).isMissingNode();
        return beside ? resource.body() : resource.body().path("properties");
    }

    private static List<String> segments(String path, PlannedResource resource) {
        if (resource.is("Microsoft.StreamAnalytics/streamingjobs/inputs")
                || resource.is("Microsoft.StreamAnalytics/streamingjobs/outputs")) {
            return datasource(split(path), resource);
        }
        if (resource.is("Microsoft.Web/sites/config")
                && path.toLowerCase(Locale.ROOT).startsWith("web.")) {
            return split(path.substring("web.".length()));
        }
        if (path.contains("/")) {
            throw new UndecidedException("no reading of alias " + resource.type() + "/" + path + " on its parent");
        }
        return split(path);
    }

    /**
     * {@code Stream.datasource.Microsoft-EventHub-EventHub.x} is {@code datasource.properties.x} of an input of that kind
     * and that data source; on any other it names nothing.
     */
    private static List<String> datasource(List<String> segments, PlannedResource resource) {
        JsonNode properties = resource.body().path("properties");
        List<String> path = new ArrayList<>(segments);
        if (resource.is("Microsoft.StreamAnalytics/streamingjobs/inputs")
                && !path.remove(0).equalsIgnoreCase(properties.path("type").asText())) {
            return List.of("none");
        }
        if (path.get(0).equalsIgnoreCase("datasource") && path.size() > 2) {
            String kind = properties.path("datasource").path("type").asText().replaceAll("[/.]", "-");
            path.set(1, path.get(1).equalsIgnoreCase(kind) ? "properties" : "none");
        }
        return path;
    }

    private static List<String> split(String path) {
        return Arrays.asList(path.split("\\."));
    }

    private static void walk(JsonNode node, List<String> path, List<JsonNode> values) {
        if (node.isTextual() && ExpressionParser.isExpression(node.textValue())) {
            throw new UndecidedException("only a deployment tells the value of " + node.textValue());
        }
        if (path.isEmpty()) {
            values.add(node);
        } else if (node.isArray()) {
            node.forEach(element -> walk(element, path, values));
        } else {
            step(node, path, values);
        }
    }

    private static void step(JsonNode node, List<String> path, List<JsonNode> values) {
        String segment = path.get(0);
        List<String> rest = path.subList(1, path.size());
        if (segment.endsWith("[*]")) {
            member(node, segment.substring(0, segment.length() - "[*]".length()))
                    .forEach(element -> walk(element, rest, values));
        } else {
            walk(member(node, segment), rest, values);
        }
    }

    /** Elements of arrays have properties of their own: {@code subnets[*].x} is {@code subnets[*].properties.x}. */
    private static JsonNode member(JsonNode node, String name) {
        JsonNode direct = Expression.property(node, name);
        return direct.isMissingNode() ? Expression.property(node.path("properties"), name) : direct;
    }
}
