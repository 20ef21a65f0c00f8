package dev.sluice.posture.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Every site has a configuration {@code web}: its {@code siteConfig}, overwritten by a resource of its own where there is
 * one. What a site says of public access, authentication and identity is seen in it,
 * too; its plan says the site's tier.
 */
final class SiteConfiguration {
    private static final String CONFIG = "Microsoft.Web/sites/config";

    private SiteConfiguration() {}

    static void settle(List<PlannedResource> resources) {
        for (PlannedResource resource : List.copyOf(resources)) {
            if (resource.is("Microsoft.Web/sites")) {
                configure(resource, resources);
                setTier(resource, resources);
            }
        }
    }

    private static void configure(PlannedResource site, List<PlannedResource> resources) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("name", "web");
        body.set("apiVersion", site.body().path("apiVersion"));
        ObjectNode properties = body.putObject("properties");
        JsonNode ofSite = site.body().path("properties");
        copy(ofSite, "publicNetworkAccess", properties);
        putAll(ofSite.path("siteConfig"), properties);
        String id = site.id() + "/config/web";
        resources.stream()
                .filter(other -> other.is(CONFIG) && other.id().equalsIgnoreCase(id))
                .forEach(other -> putAll(other.body().path("properties"), properties));
        String identity = site.body().at("/identity/type").asText();
        putIf(identity.contains("SystemAssigned"), "managedServiceIdentityId", properties);
        putIf(identity.contains("UserAssigned"), "xManagedServiceIdentityId", properties);
        properties.put("siteAuthEnabled", isAuthenticating(site, resources));
        resources.removeIf(other -> other.is(CONFIG) && other.id().equalsIgnoreCase(id));
        resources.add(new PlannedResource(site.tenant(), id, CONFIG, body));
    }

    private static boolean isAuthenticating(PlannedResource site, List<PlannedResource> resources) {
        return resources.stream()
                .filter(other -> other.id().equalsIgnoreCase(site.id() + "/config/authsettingsV2"))
                .anyMatch(
                        other -> other.body().at("/properties/platform/enabled").asBoolean());
    }

    private static void setTier(PlannedResource site, List<PlannedResource> resources) {
        ObjectNode properties = site.body().withObject("/properties");
        String plan = properties.path("serverFarmId").asText();
        resources.stream()
                .filter(other -> other.id().equalsIgnoreCase(plan))
                .forEach(other -> properties.set("sku", other.body().at("/sku/tier")));
    }

    /** Azure gives the identity a number; that there is one is all a rule asks. */
    private static void putIf(boolean given, String name, ObjectNode to) {
        if (given) {
            to.put(name, 1);
        }
    }

    private static void copy(JsonNode from, String name, ObjectNode to) {
        if (from.has(name)) {
            to.set(name, from.get(name));
        }
    }

    private static void putAll(JsonNode from, ObjectNode to) {
        from.properties().forEach(entry -> to.set(entry.getKey(), entry.getValue()));
    }
}
