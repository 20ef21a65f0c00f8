package dev.sluice.posture.mutate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.posture.model.Tenant;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Adds resources that open a way, one at a time, from the table {@code additions.json}: beside a resource of a type, or
 * below it. {@code {id}}, {@code {group}}, {@code {subscription}} and {@code {location}} are those of that resource.
 */
final class Additions implements Operator {
    private final JsonNode rows;

    Additions(String table) {
        rows = Json.resource(table);
    }

    @Override
    public Stream<Mutant> on(Plans plans) {
        return rows.valueStream().flatMap(row -> hosts(row, plans).map(site -> mutant(row, site)));
    }

    private static Stream<Site> hosts(JsonNode row, Plans plans) {
        Pattern type = Pattern.compile(row.path("beside").asText(), Pattern.CASE_INSENSITIVE);
        Stream<Site> all =
                plans.sites().stream().filter(site -> type.matcher(site.type()).matches());
        if (!row.path("once").asBoolean()) {
            return all;
        }
        return Stream.of(Tenant.values())
                .flatMap(tenant -> plans.sites().stream()
                        .filter(site -> site.tenant() == tenant
                                && type.matcher(site.type()).matches())
                        .limit(1));
    }

    private static Mutant mutant(JsonNode row, Site site) {
        String text = row.path("resource")
                .toString()
                .replace("{id}", site.id())
                .replace("{group}", group(site.id()))
                .replace("{subscription}", site.id().split("/", 4)[2])
                .replace("{location}", site.at("/location").asText("westeurope"));
        return site.added(row.path("operator").asText(), (ObjectNode) Json.parse(text));
    }

    /** The id of the resource group. */
    private static String group(String id) {
        int end = id.indexOf("/providers/");
        return end < 0 ? id : id.substring(0, end);
    }
}
