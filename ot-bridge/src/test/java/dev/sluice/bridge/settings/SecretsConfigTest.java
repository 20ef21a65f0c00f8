package dev.sluice.bridge.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsConfigTest {
    private final Map<String, String> environment = new HashMap<>(Map.of(
            "SourceHub", "@Microsoft.KeyVault(SecretUri=https://ot.vault.azure.net/secrets/source-hub)",
            "SourceHubName", "ot-hub",
            "SLUICE_TARGET_CONNECTION", "Endpoint=sb://x;SharedAccessKey=k",
            "SLUICE_TARGET_HUB", "telemetry",
            "OTHERS", "@Microsoft.KeyVault(whatever)"));

    @Test
    void findsTheSettingsThatNameASecret() {
        SecretsConfig config = SecretsConfig.from(environment);

        assertThat(config.references())
                .containsExactlyEntriesOf(Map.of(
                        "SourceHub",
                        new VaultSecret(
                                URI.create("https://ot.vault.azure.net/secrets/source-hub"),
                                "https://vault.azure.net/.default")));
        assertThat(config.references().get("SourceHub").name()).isEqualTo("source-hub");
        assertThat(config.client()).isNull();
        assertThat(config.interval()).isEqualTo(Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @CsvSource({
        "SecretUri=https://ot.vault.azure.net/secrets/key, https://ot.vault.azure.net/secrets/key, vault.azure.net",
        "SecretUri=https://ot.vault.azure.net/secrets/key/, https://ot.vault.azure.net/secrets/key/, vault.azure.net",
        "SecretUri=https://ot.vault.azure.cn/secrets/key/1f, https://ot.vault.azure.cn/secrets/key/1f, vault.azure.cn",
        "VaultName=ot;SecretName=key, https://ot.vault.azure.net/secrets/key, vault.azure.net",
        "VaultName=ot;SecretName=key;SecretVersion=, https://ot.vault.azure.net/secrets/key, vault.azure.net",
        "VaultName=ot; SecretName=key; SecretVersion=1f, https://ot.vault.azure.net/secrets/key/1f, vault.azure.net"
    })
    void readsBothFormsOfAReference(String reference, URI uri, String cloud) {
        environment.put("SourceHub", "@Microsoft.KeyVault(" + reference + ")");

        assertThat(SecretsConfig.from(environment).references())
                .containsEntry("SourceHub", new VaultSecret(uri, "https://" + cloud + "/.default"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "VaultName=ot.example.org/;SecretName=key",
                "VaultName=ot;SecretName=key/x",
                "VaultName=ot;SecretName=key;SecretVersion=1?x",
                "VaultName=ot",
                "SecretName=key;VaultName=ot;Other=x"
            })
    void refusesNamesThatAreNone(String reference) {
        environment.put("SourceHub", "@Microsoft.KeyVault(" + reference + ")");

        assertThatThrownBy(() -> SecretsConfig.from(environment))
                .hasMessageStartingWith(
                        "SourceHub is no reference to a secret that the bridge can read: write it like");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://ot.vault.azure.net.example.org/secrets/a",
                "https://vault.azure.net/secrets/a",
                "http://ot.vault.azure.net/secrets/a",
                "https://user@ot.vault.azure.net:1/secrets/a",
                "https://ot.vault.azure.net/keys/a",
                "https://ot.vault.azure.net/secrets/a/b/c",
                "https://ot.vault.azure.net/secrets/a?x=y",
                "::",
                ""
            })
    void refusesToShowItsTokenToAnotherHost(String uri) {
        environment.put("SourceHub", "@Microsoft.KeyVault(SecretUri=" + uri + ")");

        assertThatThrownBy(() -> SecretsConfig.from(environment))
                .hasMessage("SourceHub is no reference to a secret that the bridge can read: write it like"
                        + " @Microsoft.KeyVault(SecretUri=https://name.vault.azure.net/secrets/name)"
                        + " or @Microsoft.KeyVault(VaultName=name;SecretName=name)");
    }

    @Test
    void saysThatAReferenceWasNotReplaced() {
        environment.put("AzureWebJobsStorage", "AccountName=a;AccountKey=a2V5");

        assertThatThrownBy(() -> BridgeConfig.from(environment, Adapter.FUNCTION))
                .hasMessageStartingWith("SourceHub is a reference to Key Vault that was not replaced");
    }
}
