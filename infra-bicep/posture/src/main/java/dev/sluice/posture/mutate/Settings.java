package dev.sluice.posture.mutate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Weakens the switches of the table {@code settings.json}: by each weak value, by removal where the default is weak, and by
 * an expression that no plan evaluates. A switch that isn't set is no place, unless the row says so.
 */
final class Settings implements Operator {
    private static final JsonNode ROWS = Json.resource("settings.json");
    private static final TextNode UNKNOWN = TextNode.valueOf("[parameters('unknown')]");

    @Override
    public Stream<Mutant> on(Plans plans) {
        return ROWS.valueStream()
                .flatMap(row -> plans.sites().stream()
                        .filter(site -> applies(row, site))
                        .flatMap(site -> mutants(row, site)));
    }

    private static boolean applies(JsonNode row, Site site) {
        return Pattern.compile(row.path("type").asText(), Pattern.CASE_INSENSITIVE)
                .matcher(site.type())
                .matches();
    }

    /** Rows may be about rules that allow in some direction, about settings of certain names, or about any value but one. */
    private static boolean isExcepted(JsonNode row, Site site, String pointer) {
        JsonNode parent = site.at(pointer.substring(0, pointer.lastIndexOf('/')));
        boolean otherName = row.has("settings")
                && !parent.path("name").asText().matches(row.path("settings").asText());
        boolean same = row.has("otherThan")
                && site.at(pointer).asText().contains(row.path("otherThan").asText());
        return otherName || same || (row.has("allows") && !isFlow(row, parent));
    }

    /** A rule that allows; {@code between} leaves out those within one range and those of Azure's own probes. */
    private static boolean isFlow(JsonNode row, JsonNode rule) {
        boolean allows = rule.path("access").asText().equals("Allow")
                && rule.path("direction").asText().matches(row.path("allows").asText());
        String from = rule.path("sourceAddressPrefix").asText();
        boolean inner = from.equals("AzureLoadBalancer")
                || from.equals(rule.path("destinationAddressPrefix").asText());
        return allows && !(inner && row.path("between").asBoolean());
    }

    /** A pointer with {@code *} stands for each element. */
    private static Stream<Mutant> mutants(JsonNode row, Site site) {
        return expanded(site.body(), row.path("pointer").asText()).stream()
                .flatMap(pointer -> mutants(row, site, pointer));
    }

    private static List<String> expanded(JsonNode body, String pointer) {
        int star = pointer.indexOf("/*");
        if (star < 0) {
            return List.of(pointer);
        }
        List<String> pointers = new ArrayList<>();
        String array = pointer.substring(0, star);
        for (int i = 0; i < body.at(array).size(); i++) {
            pointers.addAll(expanded(body, array + "/" + i + pointer.substring(star + 2)));
        }
        return pointers;
    }

    private static Stream<Mutant> mutants(JsonNode row, Site site, String pointer) {
        String operator = row.path("operator").asText();
        JsonNode now = site.at(pointer);
        boolean absent = now.isMissingNode();
        if ((absent && !row.path("absent").asBoolean()) || isExcepted(row, site, pointer)) {
            return Stream.empty();
        }
        List<Mutant> mutants = new ArrayList<>();
        for (JsonNode value : row.path("values")) {
            if (!value.equals(now)) {
                mutants.add(site.set(operator, pointer, value));
            }
        }
        boolean weak = row.path("values").valueStream().anyMatch(now::equals);
        if (!absent && !weak && row.path("drop").asBoolean()) {
            mutants.add(site.drop(operator + " (left out)", pointer));
        }
        if (!absent && !weak && !row.path("decided").asBoolean()) {
            mutants.add(site.set(operator + " (unknown)", pointer, UNKNOWN));
        }
        return mutants.stream();
    }
}
