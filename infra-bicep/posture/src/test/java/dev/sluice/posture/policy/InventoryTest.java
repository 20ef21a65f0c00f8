package dev.sluice.posture.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.posture.model.Tenant;
import java.util.List;
import org.junit.jupiter.api.Test;

class InventoryTest {
    private static final String NAMESPACE = "Microsoft.EventHub/namespaces/ns";

    @Test
    void whatIsDeclaredWithinItsParentStandsByItselfToo() {
        ObjectNode network =
                Plans.resource("Microsoft.Network/virtualNetworks", "Microsoft.Network/virtualNetworks/vnet", """
                {"properties": {"subnets": [{"name": "a", "properties": {"defaultOutboundAccess": false}}]}}""");
        ObjectNode subnet = Plans.resource(
                "Microsoft.Network/virtualNetworks/subnets", "Microsoft.Network/virtualNetworks/vnet/subnets/b", """
                {"name": "b", "properties": {}}""");

        Inventory inventory = Plans.inventory(network, subnet);

        assertThat(named(inventory, "Microsoft.Network/virtualNetworks/subnets"))
                .containsExactly("b", "a");
        assertThat(Alias.read("Microsoft.Network/virtualNetworks/subnets[*].name", first(inventory, "vnet")))
                .hasSize(2);
        assertThat(Alias.read("Microsoft.Network/virtualNetworks/subnets/defaultOutboundAccess", first(inventory, "a"))
                        .get(0)
                        .asText())
                .isEqualTo("false");
    }

    @Test
    void aSiteHasItsConfiguration() {
        ObjectNode site =
                Plans.resource("Microsoft.Web/sites", "Microsoft.Web/sites/app", """
                {"properties": {"publicNetworkAccess": "Disabled", "serverFarmId": "%sMicrosoft.Web/serverfarms/plan",
                 "siteConfig": {"ftpsState": "FtpsOnly", "minTlsVersion": "1.0"}}}""".formatted(Plans.IT_GROUP));
        ObjectNode own = Plans.resource("Microsoft.Web/sites/config", "Microsoft.Web/sites/app/config/web", """
                {"properties": {"minTlsVersion": "1.3"}}""");
        ObjectNode plan = Plans.resource("Microsoft.Web/serverfarms", "Microsoft.Web/serverfarms/plan", """
                {"sku": {"name": "FC1", "tier": "FlexConsumption"}}""");

        Inventory inventory = Plans.inventory(site, own, plan);

        PlannedResource configuration = first(inventory, "web");
        assertThat(text("Microsoft.Web/sites/config/ftpsState", configuration)).isEqualTo("FtpsOnly");
        assertThat(text("Microsoft.Web/sites/config/web.minTlsVersion", configuration))
                .isEqualTo("1.3");
        assertThat(text("Microsoft.Web/sites/config/publicNetworkAccess", configuration))
                .isEqualTo("Disabled");
        assertThat(text("Microsoft.Web/sites/sku", first(inventory, "app"))).isEqualTo("FlexConsumption");
        assertThat(named(inventory, "Microsoft.Web/sites/config")).containsExactly("web");
    }

    @Test
    void connectionsAskedForByHandAreAsTheLedgerHasThem() {
        ObjectNode namespace = Plans.resource("Microsoft.EventHub/namespaces", NAMESPACE, "{}");
        ObjectNode own = endpoint(Plans.IT_GROUP, "own", "privateLinkServiceConnections");
        ObjectNode foreign = endpoint(Plans.OT_GROUP, "foreign", "manualPrivateLinkServiceConnections");

        String approved = """
                [{"properties": {"privateEndpoint": {"id": "%sMicrosoft.Network/privateEndpoints/FOREIGN"},
                  "privateLinkServiceConnectionState": {"status": "Rejected"}}}]""".formatted(Plans.OT_GROUP);
        Inventory decided = Inventory.of(Plans.of(List.of(foreign), List.of(namespace, own)), Plans.ledger(approved));
        Inventory open = Inventory.of(Plans.of(List.of(foreign), List.of(namespace, own)), Plans.ledger("[]"));

        assertThat(states(decided)).containsExactlyInAnyOrder("own Approved", "foreign Rejected");
        assertThat(states(open)).containsExactlyInAnyOrder("own Approved", "foreign Pending");
        assertThat(first(open, "ns").body().at("/properties/privateEndpointConnections"))
                .hasSize(2);
    }

    @Test
    void streamAnalyticsAliasesNameTheKindOfInputAndSource() {
        ObjectNode job = Plans.resource(
                "Microsoft.StreamAnalytics/streamingjobs", "Microsoft.StreamAnalytics/streamingjobs/job", """
                {"properties": {"inputs": [{"name": "in", "properties": {"type": "Stream", "datasource":
                 {"type": "Microsoft.EventHub/EventHub", "properties": {"authenticationMode": "Msi"}}}}]}}""");

        PlannedResource input = first(Plans.inventory(job), "in");

        String inputs = "Microsoft.StreamAnalytics/streamingjobs/inputs/";
        assertThat(text(inputs + "Stream.datasource.type", input)).isEqualTo("Microsoft.EventHub/EventHub");
        assertThat(text(inputs + "Stream.datasource.Microsoft-EventHub-EventHub.authenticationMode", input))
                .isEqualTo("Msi");
        assertThat(text(inputs + "Stream.datasource.Microsoft-ServiceBus-EventHub.authenticationMode", input))
                .isEmpty();
        assertThat(text(inputs + "Reference.datasource.type", input)).isEmpty();
    }

    private static ObjectNode endpoint(String group, String name, String kind) {
        return Plans.resource(
                        "Microsoft.Network/privateEndpoints",
                        "Microsoft.Network/privateEndpoints/" + name,
                        """
                        {"properties": {"%s": [{"properties": {"privateLinkServiceId": "%s"}}]}}""".formatted(kind, Plans.IT_GROUP + NAMESPACE))
                .put("id", group + "Microsoft.Network/privateEndpoints/" + name);
    }

    private static List<String> states(Inventory inventory) {
        return inventory.resources().stream()
                .filter(resource -> resource.is("Microsoft.EventHub/namespaces/privateEndpointConnections"))
                .peek(resource -> assertThat(resource.tenant()).isEqualTo(Tenant.IT))
                .map(resource -> resource.name() + " "
                        + resource.body()
                                .at("/properties/privateLinkServiceConnectionState/status")
                                .asText())
                .toList();
    }

    private static String text(String alias, PlannedResource resource) {
        return Alias.read(alias, resource).get(0).asText();
    }

    private static PlannedResource first(Inventory inventory, String name) {
        return inventory.resources().stream()
                .filter(resource -> resource.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> named(Inventory inventory, String type) {
        return inventory.resources().stream()
                .filter(resource -> resource.is(type))
                .map(PlannedResource::name)
                .toList();
    }
}
