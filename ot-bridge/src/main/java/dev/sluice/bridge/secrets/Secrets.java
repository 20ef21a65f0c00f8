package dev.sluice.bridge.secrets;

import com.azure.core.credential.TokenCredential;
import dev.sluice.bridge.settings.SecretsConfig;
import dev.sluice.contract.access.Identities;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** An environment some of whose settings are in Key Vault. Shows no value. Safe to share between threads. */
public final class Secrets {
    private final Map<String, String> environment;
    private final SecretsConfig config;
    private final Optional<KeyVault> vault;

    /**
     * The secrets that an environment names.
     *
     * @param credential who reads them; asked for only if there are some
     */
    public Secrets(Map<String, String> environment, SecretsConfig config, Supplier<TokenCredential> credential) {
        this.environment = Map.copyOf(environment);
        this.config = config;
        this.vault = isEmpty() ? Optional.empty() : Optional.of(new KeyVault(credential.get()));
    }

    /**
     * The secrets that an environment names, read by the managed identity that it names.
     *
     * @throws dev.sluice.contract.settings.InvalidSettingException when a setting is unknown or not well formed
     */
    public static Secrets of(Map<String, String> environment) {
        SecretsConfig config = SecretsConfig.from(environment);
        return new Secrets(environment, config, () -> Identities.managedIdentity(config.client()));
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return config.references().isEmpty();
    }

    /** How often to look whether one has changed. */
    public Duration interval() {
        return config.interval();
    }

    /**
     * The environment with the values that the secrets have now.
     *
     * @throws dev.sluice.service.ServiceException when one can't be read
     */
    public Map<String, String> read() {
        Map<String, String> values = new HashMap<>(environment);
        vault.ifPresent(open -> config.references().forEach((name, secret) -> values.put(name, open.read(secret))));
        return values;
    }

    @Override
    public String toString() {
        return "Secrets" + config.references().keySet();
    }
}
