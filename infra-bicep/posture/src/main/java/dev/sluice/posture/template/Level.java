package dev.sluice.posture.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * One template with its items, and the levels of the deployments nested in it.
 *
 * @param items its resources and nested deployments, without those that exist already
 * @param nested the templates in them
 */
record Level(List<Item> items, List<Level> nested) {
    private static final String DEPLOYMENT = "Microsoft.Resources/deployments";
    private static final int MOST_ROUNDS = 200;

    /** The levels of a template. */
    static Level of(JsonNode template) {
        return of(template, "", Map.of());
    }

    private static Level of(JsonNode template, String pointer, Map<String, JsonNode> parameters) {
        Level level = new Level(new ArrayList<>(), new ArrayList<>());
        JsonNode resources = template.path("resources");
        resources
                .properties()
                .forEach(entry -> level.read(
                        template,
                        parameters,
                        entry.getKey(),
                        pointer + "/resources/" + escaped(entry.getKey()),
                        entry.getValue()));
        for (int i = 0; resources.isArray() && i < resources.size(); i++) {
            level.read(template, parameters, String.valueOf(i), pointer + "/resources/" + i, resources.get(i));
        }
        return level;
    }

    private static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }

    /** Reads one resource; what exists already deploys nothing, but is named by who refers to its symbol. */
    private void read(
            JsonNode template, Map<String, JsonNode> parameters, String symbol, String pointer, JsonNode resource) {
        Set<ResourceName> named = new HashSet<>();
        Symbolic outside = new Symbolic(template, parameters, OptionalInt.empty(), named);
        Set<ResourceName> deploys = new HashSet<>();
        Set<String> texts = new HashSet<>();
        ResourceName own = own(resource, outside);
        for (Symbolic round : rounds(resource, outside)) {
            readRound(round, pointer, resource, deploys, texts);
        }
        Set<String> dependsOn = new HashSet<>();
        Symbolic aside = new Symbolic(template, parameters, OptionalInt.empty(), new HashSet<>());
        resource.path("dependsOn")
                .forEach(entry -> dependsOn.add(aside.value(entry).asText()));
        items.add(new Item(symbol, pointer, own, deploys, named, texts, dependsOn));
    }

    private void readRound(
            Symbolic round, String pointer, JsonNode resource, Set<ResourceName> deploys, Set<String> texts) {
        ResourceName own = own(resource, round);
        JsonNode template = resource.at("/properties/template");
        ObjectNode rest = resource.deepCopy();
        rest.remove(List.of("dependsOn", "copy"));
        if (own.type().equalsIgnoreCase(DEPLOYMENT) && template.isObject()) {
            ((ObjectNode) rest.path("properties")).remove("template");
            nest(round, pointer + "/properties/template", resource, deploys, texts);
        } else if (resource.path("existing").asBoolean()) {
            round.named().add(own);
        } else {
            deploys.add(own);
            round.named().add(own.parent());
        }
        addTexts(round.value(rest), texts);
    }

    private static void addTexts(JsonNode value, Set<String> texts) {
        if (value.isTextual()) {
            texts.add(value.textValue());
        }
        value.forEach(part -> addTexts(part, texts));
    }

    private void nest(Symbolic round, String pointer, JsonNode resource, Set<ResourceName> deploys, Set<String> texts) {
        Map<String, JsonNode> parameters = new HashMap<>();
        resource.at("/properties/parameters").properties().forEach(parameter -> {
            JsonNode given =
                    round.value(parameter.getValue()); // an object with a value, or an expression that makes one
            parameters.put(parameter.getKey(), given.isObject() ? given.path("value") : given);
        });
        Level inner = of(resource.at("/properties/template"), pointer, parameters);
        nested.add(inner);
        inner.items.forEach(item -> {
            deploys.addAll(item.deploys());
            round.named().addAll(item.names());
            texts.addAll(item.texts());
        });
    }

    private static ResourceName own(JsonNode resource, Symbolic in) {
        return new ResourceName(
                resource.path("type").asText(), in.value(resource.path("name")).asText());
    }

    /** A loop is a round for each element, where their number is known. */
    private static List<Symbolic> rounds(JsonNode resource, Symbolic outside) {
        JsonNode count = outside.value(resource.at("/copy/count"));
        return count.isInt()
                ? IntStream.range(0, Math.min(count.asInt(), MOST_ROUNDS))
                        .mapToObj(outside::inRound)
                        .toList()
                : List.of(outside);
    }

    /** Only what is deployed here takes part in the order. */
    List<Item> deployed() {
        return items.stream().filter(item -> !item.deploys().isEmpty()).toList();
    }
}
