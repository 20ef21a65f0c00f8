package dev.sluice.posture.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void anOutputOfANestedDeploymentMayHoldNoSecret() throws IOException {
        JsonNode template = MAPPER.readTree("""
                {"resources": {"vault": {"type": "Microsoft.Resources/deployments", "properties": {"template": {
                  "parameters": {"password": {"type": "securestring"}, "name": {"type": "string"}},
                  "variables": {"joined": "[concat('a', variables('inner'))]", "inner": "[parameters('password')]"},
                  "outputs": {
                    "key": {"value": "[listKeys('id', '2024-01-01').key1]"},
                    "given": {"value": {"in": ["[parameters('password')]"]}},
                    "joined": {"value": "[variables('joined')]"},
                    "name": {"value": "[parameters('name')]"}}}}}}}""");

        assertThat(Secrets.problems(template))
                .extracting(TemplateProblem::pointer)
                .containsExactly(
                        "/resources/vault/properties/template/outputs/key",
                        "/resources/vault/properties/template/outputs/given",
                        "/resources/vault/properties/template/outputs/joined");
    }

    @Test
    void aSecretIsGivenToSecureParametersOnly() throws IOException {
        JsonNode template = MAPPER.readTree("""
                {"parameters": {"key": {"type": "secureString"}}, "resources": [
                 {"type": "Microsoft.Resources/deployments", "properties": {
                  "parameters": {"open": {"value": "[parameters('key')]"}, "closed": {"value": "[parameters('key')]"}},
                  "template": {"parameters": {"open": {"type": "string"}, "closed": {"type": "securestring"}}}}}]}""");

        assertThat(Secrets.problems(template))
                .extracting(TemplateProblem::pointer)
                .containsExactly("/resources/0/properties/parameters/open");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ot-tenant", "it-tenant"})
    void theTemplatesOfThisProjectLeaveNoneBehind(String tenant) throws IOException {
        assertThat(Secrets.problems(
                        MAPPER.readTree(Path.of("..", tenant, "main.json").toFile())))
                .isEmpty();
    }
}
