package dev.sluice.bridge.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.service.FailureCode;
import dev.sluice.service.ServiceException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeyVaultIT {
    private final Vault vault = new Vault();
    private final KeyVault reader = new KeyVault(Vault.credential());

    @AfterEach
    void close() {
        vault.close();
    }

    @Test
    void replacesTheSettingsThatNameASecret() {
        vault.put("SourceHub", "tops3cret");
        Secrets secrets = vault.of(Map.of("SourceHub", "@Microsoft.KeyVault(...)", "other", "1"), "SourceHub");

        assertThat(secrets.read()).isEqualTo(Map.of("SourceHub", "tops3cret", "other", "1"));
        assertThat(secrets.toString()).isEqualTo("Secrets[SourceHub]");
    }

    @Test
    void saysWhatIsWrongAndWhatToCheck() {
        assertFails(FailureCode.NOT_FOUND, "(HTTP 404): check that the secret exists");
        vault.status = 403;
        assertFails(
                FailureCode.UNAUTHORIZED,
                "(HTTP 403): check the identity, its role Key Vault Secrets User, and the vault's firewall");
        vault.status = 429;
        assertFails(FailureCode.THROTTLED, "(HTTP 429): the vault asks to slow down; it is tried again");
        vault.status = 500;
        assertFails(FailureCode.REFUSED, "(HTTP 500): check the vault's name, its private endpoint and the network");
    }

    @Test
    void saysThatNobodyAnswers() {
        vault.close();

        assertFails(
                FailureCode.UNREACHABLE,
                "(no connection or no answer): check the vault's name, its private endpoint and the network");
    }

    private void assertFails(FailureCode code, String end) {
        assertThatThrownBy(() -> reader.read(vault.secret("key")))
                .isInstanceOfSatisfying(
                        ServiceException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessage("reading secret 'key' of 127.0.0.1 failed " + end);
    }
}
