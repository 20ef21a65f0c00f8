package dev.sluice.posture.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.posture.model.Ids;
import dev.sluice.posture.model.Resource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What is deployed, seen as a plan would say it: without what the platform made, and with a site's settings in it. */
final class DeployedPlan {
    /** Made by the platform for what a plan names, or kept apart from it. */
    private static final Set<String> MADE = Set.of(
            "microsoft.network/networkinterfaces",
            "microsoft.web/sites/config",
            "microsoft.alertsmanagement/smartdetectoralertrules");
    /** The commands of an export don't fetch them. */
    private static final String UNLISTED = "microsoft.streamanalytics/streamingjobs/transformations";

    private final Map<String, Resource> byId;
    private final Set<String> written = new HashSet<>();

    DeployedPlan(Map<String, Resource> byId) {
        this.byId = byId;
        byId.values().stream()
                .filter(resource ->
                        resource.type().equalsIgnoreCase("Microsoft.Network/privateEndpoints/privateDnsZoneGroups"))
                .flatMap(group -> stream(group.at("/properties/privateDnsZoneConfigs")))
                .forEach(this::addRecords);
    }

    /** Whether a plan would name it. */
    boolean isOfSomebody(Resource resource) {
        String type = resource.type().toLowerCase(Locale.ROOT);
        return !MADE.contains(type)
                && !resource.id().endsWith("/$Default")
                && !written.contains(
                        Ids.key(resource.id()) + addresses(resource.at("/properties/aRecords"), "ipv4Address"));
    }

    /** Whether an export could show it. */
    static boolean isListed(Resource planned) {
        return !planned.type().equalsIgnoreCase(UNLISTED);
    }

    /** A resource; a site with its configuration, which is listed apart. */
    JsonNode body(Resource resource) {
        if (!resource.type().equalsIgnoreCase("Microsoft.Web/sites")) {
            return resource.body();
        }
        ObjectNode body = resource.body().deepCopy();
        child(resource, "web").ifPresent(web -> body.withObject("/properties").set("siteConfig", web.deepCopy()));
        child(resource, "appsettings").ifPresent(map -> {
            ArrayNode settings = body.withObject("/properties/siteConfig").putArray("appSettings");
            map.properties()
                    .forEach(entry ->
                            settings.addObject().put("name", entry.getKey()).set("value", entry.getValue()));
        });
        return body;
    }

    private Optional<JsonNode> child(Resource site, String name) {
        return Optional.ofNullable(byId.get(Ids.key(site.id() + "/config/" + name)))
                .map(child -> child.at("/properties"));
    }

    private void addRecords(JsonNode config) {
        String zone = config.at("/properties/privateDnsZoneId").asText();
        for (JsonNode set : config.at("/properties/recordSets")) {
            written.add(Ids.key(zone + "/A/" + set.path("recordSetName").asText())
                    + addresses(set.path("ipAddresses"), ""));
        }
    }

    private static List<String> addresses(JsonNode list, String member) {
        return stream(list)
                .map(element -> (member.isEmpty() ? element : element.path(member)).asText())
                .sorted()
                .toList();
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
