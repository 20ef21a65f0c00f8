package dev.sluice.posture.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.posture.PostureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyEvaluationTest {
    private static final ObjectNode HUB =
            Plans.resource("Microsoft.Devices/IotHubs", "Microsoft.Devices/IotHubs/hub", """
            {"properties": {"publicNetworkAccess": "Disabled", "disableLocalAuth": "[parameters('x')]"}}""");

    @TempDir
    Path folder;

    @Test
    void whatARuleMatchesIsNotCompliant() throws IOException {
        define("access", "Audit", "publicNetworkAccess", "");
        define("auth", "Deny", "disableLocalAuth", "");
        define("absent", "Audit", "somethingElse", "");

        PolicyReport report = evaluate(HUB);

        assertThat(report.results())
                .extracting(PolicyResult::definition, PolicyResult::compliance)
                .containsExactly(
                        tuple("absent", Compliance.NON_COMPLIANT),
                        tuple("access", Compliance.COMPLIANT),
                        tuple("auth", Compliance.UNSUPPORTED));
        assertThat(report.results().get(2).reason()).contains("[parameters('x')]");
        assertThat(report.applicable()).isEqualTo(3);
    }

    @Test
    void aRelatedResourceHasToExist() throws IOException {
        String details = """
                , "details": {"type": "Microsoft.Insights/diagnosticSettings", "name": "[concat('to-', field('name'))]",
                 "existenceCondition": {"field": "Microsoft.Insights/diagnosticSettings/logs.enabled", "equals": "true"}}""";
        define("logs", "AuditIfNotExists", "somethingElse", details);
        ObjectNode setting = Plans.resource(
                "Microsoft.Insights/diagnosticSettings",
                "Microsoft.Devices/IotHubs/hub/providers/Microsoft.Insights/diagnosticSettings/to-hub",
                """
                {"properties": {"logs": [{"category": "a", "enabled": true}, {"category": "b", "enabled": true}]}}""");
        ObjectNode half = setting.deepCopy();
        ((ObjectNode) half.at("/properties/logs/1")).put("enabled", false);
        ObjectNode other = setting.deepCopy();
        other.put("id", setting.path("id").asText() + "-2");

        assertThat(only(HUB, setting)).isEqualTo(Compliance.COMPLIANT);
        assertThat(only(HUB, half)).isEqualTo(Compliance.NON_COMPLIANT);
        assertThat(only(HUB, other)).isEqualTo(Compliance.NON_COMPLIANT);
        assertThat(only(HUB)).isEqualTo(Compliance.NON_COMPLIANT);
    }

    @Test
    void aRuleOfADataPlaneIsAboutNoResource() throws IOException {
        define("data", "Audit", "publicNetworkAccess", "");
        Path file = folder.resolve("data.json");
        Files.writeString(file, Files.readString(file).replace("\"Indexed\"", "\"Microsoft.KeyVault.Data\""));

        assertThat(evaluate(HUB).results()).isEmpty();
    }

    @Test
    void badFoldersAreRefusedInOneLine() throws IOException {
        assertThatExceptionOfType(PostureException.class)
                .isThrownBy(() -> evaluate(HUB))
                .withMessageStartingWith("found no definition (*.json) in ");
        assertThatExceptionOfType(PostureException.class)
                .isThrownBy(() -> DefinitionFolder.read(folder.resolve("none")))
                .withMessageStartingWith("could not read the folder ");
        Files.writeString(folder.resolve("other.json"), "{}");
        assertThatExceptionOfType(PostureException.class)
                .isThrownBy(() -> evaluate(HUB))
                .withMessageContaining("other.json is no policy definition");
    }

    private Compliance only(ObjectNode... resources) {
        List<PolicyResult> results = evaluate(resources).results();
        assertThat(results).hasSize(1);
        return results.get(0).compliance();
    }

    private PolicyReport evaluate(ObjectNode... resources) {
        return PolicyEvaluation.evaluate(folder, Plans.of(List.of(), List.of(resources)), Plans.ledger("[]"));
    }

    private void define(String name, String effect, String property, String details) throws IOException {
        Files.writeString(folder.resolve(name + ".json"), """
                {"name": "%s", "properties": {"displayName": "wants", "mode": "Indexed",
                 "parameters": {"effect": {"defaultValue": "%s"}},
                 "policyRule": {"if": {"allOf": [{"field": "type", "equals": "Microsoft.Devices/IotHubs"},
                   {"field": "Microsoft.Devices/IotHubs/%s", "notEquals": "Disabled"}]},
                  "then": {"effect": "[parameters('effect')]"%s}}}}""".formatted(name, effect, property, details));
    }
}
