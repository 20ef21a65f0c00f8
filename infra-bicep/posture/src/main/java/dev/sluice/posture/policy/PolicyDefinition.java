package dev.sluice.posture.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.posture.PostureException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A definition of Azure Policy.
 *
 * @param id its GUID
 * @param title what it demands, in Microsoft's words
 * @param mode {@code All}, {@code Indexed}, or a data plane's
 * @param effect what it does unless assigned otherwise, such as {@code Audit}; in Microsoft's spelling
 * @param parameters defaults by name; one without a default is absent, for only an assignment has it
 * @param condition the rule's {@code if}
 * @param details the rule's {@code then.details}; missing for most effects
 */
record PolicyDefinition(
        String id,
        String title,
        String mode,
        String effect,
        Map<String, JsonNode> parameters,
        JsonNode condition,
        JsonNode details) {

    PolicyDefinition {
        parameters = Map.copyOf(parameters);
    }

    /**
     * The definition in a document.
     *
     * @param name what to call it when it isn't one
     * @throws PostureException when it isn't one
     */
    static PolicyDefinition of(String name, JsonNode document) {
        JsonNode properties = document.path("properties");
        JsonNode rule = properties.path("policyRule");
        if (!rule.path("if").isObject() || !rule.path("then").path("effect").isTextual()) {
            throw new PostureException(
                    name + " is no policy definition: it has no properties.policyRule with 'if' and 'then.effect'");
        }
        Map<String, JsonNode> defaults = defaults(properties.path("parameters"));
        return new PolicyDefinition(
                document.path("name").asText(),
                properties.path("displayName").asText(),
                properties.path("mode").asText("All"),
                effect(rule.path("then").path("effect").asText(), defaults),
                defaults,
                rule.path("if"),
                rule.path("then").path("details"));
    }

    private static Map<String, JsonNode> defaults(JsonNode declared) {
        Map<String, JsonNode> defaults = new TreeMap<>();
        declared.properties().forEach(parameter -> {
            if (parameter.getValue().has("defaultValue")) {
                defaults.put(parameter.getKey(), parameter.getValue().get("defaultValue"));
            }
        });
        return defaults;
    }

    /** Nearly all read {@code [parameters('effect')]}. */
    private static String effect(String written, Map<String, JsonNode> defaults) {
        if (!written.startsWith("[parameters('")) {
            return written;
        }
        JsonNode value = defaults.get(written.substring("[parameters('".length(), written.length() - "')]".length()));
        return value == null ? "as assigned" : value.asText();
    }

    /** Whether it judges resources as a template declares them; the other modes judge what a data plane holds. */
    boolean judgesResources() {
        return mode.equalsIgnoreCase("All") || mode.equalsIgnoreCase("Indexed");
    }

    boolean isDeprecated() {
        return title.startsWith("[Deprecated]");
    }

    /** Type of the related resource that has to exist, for the effects that ask for one. */
    Optional<String> relatedType() {
        JsonNode type = details.path("type");
        return type.isTextual() ? Optional.of(type.asText()) : Optional.empty();
    }
}
