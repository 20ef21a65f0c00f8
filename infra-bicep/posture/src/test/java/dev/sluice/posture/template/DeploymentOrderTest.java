package dev.sluice.posture.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeploymentOrderTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void aNamePassedOnNeedsTheDependencyItDoesNotCarry() throws IOException {
        JsonNode template = MAPPER.readTree("""
                {"parameters": {"prefix": {"type": "string"}}, "variables": {"account": "[concat(parameters('prefix'), 'data')]"},
                 "resources": {
                  "store": {"type": "Microsoft.Resources/deployments", "name": "store", "properties": {
                    "parameters": {"name": {"value": "[variables('account')]"}},
                    "template": {"parameters": {"name": {"type": "string"}}, "resources": {
                      "account": {"type": "Microsoft.Storage/storageAccounts", "name": "[parameters('name')]"}}}}},
                  "role": {"type": "Microsoft.Resources/deployments", "name": "role", "dependsOn": [], "properties": {
                    "parameters": {"account": {"value": "[variables('account')]"}},
                    "template": {"parameters": {"account": {"type": "string"}}, "resources": {
                      "account": {"existing": true, "type": "Microsoft.Storage/storageAccounts", "name": "[parameters('account')]"},
                      "role": {"type": "Microsoft.Authorization/roleAssignments", "name": "r",
                       "scope": "[resourceId('Microsoft.Storage/storageAccounts', parameters('account'))]"}}}}}}}""");

        List<TemplateProblem> problems = DeploymentOrder.problems(template);

        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).pointer()).isEqualTo("/resources/role");
        assertThat(problems.get(0).fix()).isEqualTo("add dependsOn: [store]");

        ((ArrayNode) template.at("/resources/role/dependsOn")).add("store");
        assertThat(DeploymentOrder.problems(template)).isEmpty();
    }

    @Test
    void aLoopIsUnrolledWhereItsLengthIsKnown() throws IOException {
        JsonNode template = MAPPER.readTree("""
                {"variables": {"zones": ["one.example", "two.example"]}, "resources": [
                  {"type": "Microsoft.Network/privateDnsZones", "name": "[variables('zones')[copyIndex()]]",
                   "copy": {"name": "zones", "count": "[length(variables('zones'))]"}},
                  {"type": "Microsoft.Network/privateDnsZones/A", "name": "two.example/host"}]}""");

        assertThat(DeploymentOrder.problems(template)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ot-tenant", "it-tenant"})
    void everyModuleOfThisProjectWaitsForWhatItNames(String tenant) throws IOException {
        assertThat(DeploymentOrder.problems(compiled(tenant))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ot-tenant", "it-tenant"})
    void aForgottenDependencyIsFoundUnlessAnotherImpliesIt(String tenant) throws IOException {
        JsonNode template = compiled(tenant);
        List<String> unnoticed = new ArrayList<>();
        template.path("resources").properties().forEach(resource -> {
            for (int i = 0; i < resource.getValue().path("dependsOn").size(); i++) {
                ObjectNode changed = template.deepCopy();
                String dropped = ((ArrayNode) changed.path("resources")
                                .path(resource.getKey())
                                .path("dependsOn"))
                        .remove(i)
                        .asText();
                if (DeploymentOrder.problems(changed).isEmpty() && !reaches(changed, resource.getKey(), dropped)) {
                    unnoticed.add(resource.getKey() + " -> " + dropped);
                }
            }
        });

        // It only waits so that the role is there before the application starts: it names nothing of it.
        unnoticed.remove("bridge -> publishesMetrics");
        assertThat(unnoticed).isEmpty();
    }

    private static boolean reaches(JsonNode template, String from, String to) {
        return from.equals(to)
                || template.path("resources")
                        .path(from)
                        .path("dependsOn")
                        .valueStream()
                        .anyMatch(next -> reaches(template, next.asText(), to));
    }

    private static JsonNode compiled(String tenant) throws IOException {
        return MAPPER.readTree(Path.of("..", tenant, "main.json").toFile());
    }
}
