package dev.sluice.posture.mutate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class SiteTest {
    private final Plans plans = new Plans(
            plan(
                    "{'id': '/a', 'type': 'T', 'properties': {'x': 1, 'list': [{'y': 2}]}}",
                    "{'id': '/a/b', 'type': 'T/b'}"),
            plan(),
            Json.object("{'connections': [], 'servicePrincipals': [], 'federatedCredentials': []}"));
    private final Site site = plans.sites().get(0);

    @Test
    void changesACopy() {
        Plans changed =
                site.set("op", "/properties/x", TextNode.valueOf("z")).apply().get();

        assertThat(changed.ot().at("/predictedResources/0/properties/x").asText())
                .isEqualTo("z");
        assertThat(plans.ot().at("/predictedResources/0/properties/x").asInt()).isEqualTo(1);
    }

    @Test
    void makesWhatIsAboveAPlace() {
        Plans changed = site.set("op", "/properties/new/inner", TextNode.valueOf("z"))
                .apply()
                .get();

        assertThat(changed.ot().at("/predictedResources/0/properties/new/inner").asText())
                .isEqualTo("z");
    }

    @Test
    void dropsPropertiesAndElements() {
        assertThat(site.drop("op", "/properties/list/0").apply().get().ot().at("/predictedResources/0/properties/list"))
                .isEmpty();
        assertThat(site.drop("op", "/properties/x")
                        .apply()
                        .get()
                        .ot()
                        .at("/predictedResources/0/properties")
                        .has("x"))
                .isFalse();
    }

    @Test
    void whatIsBelowIsRemovedToo() {
        assertThat(site.removed("op").apply().get().ot().path("predictedResources"))
                .isEmpty();
    }

    @Test
    void aRowWeakensWhereASwitchIsSet() {
        Plans pair = new Plans(
                plan(
                        "{'id': '/h', 'type': 'microsoft.devices/IotHubs', 'properties': {'publicNetworkAccess': 'Disabled'}}"),
                plan(),
                plans.ledger());

        List<Mutant> mutants = new Settings().on(pair).toList();

        assertThat(mutants)
                .extracting(Mutant::operator)
                .contains("public access on", "public access on (left out)", "public access on (unknown)")
                .doesNotContain("TLS 1.0");
    }

    private static ObjectNode plan(String... resources) {
        return Json.object("{'predictedResources': [" + String.join(",", resources) + "], 'outputs': {}}");
    }
}
