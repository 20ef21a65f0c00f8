package dev.sluice.bridge.settings;

import dev.sluice.contract.settings.InvalidSettingException;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A secret in Key Vault. A setting names one in either form that App Service and Functions have: {@code
 * @Microsoft.KeyVault(SecretUri=https://name.vault.azure.net/secrets/name)} or {@code
 * @Microsoft.KeyVault(VaultName=name;SecretName=name)}, the second one for the public cloud only. Without a version it is
 * the newest one.
 *
 * @param uri where it is
 * @param scope whom the token must be for that is shown there
 * @see <a href="https://learn.microsoft.com/azure/app-service/app-service-key-vault-references">References</a>
 */
public record VaultSecret(URI uri, String scope) {
    static final String PREFIX = "@Microsoft.KeyVault(";
    private static final Pattern BY_URI = Pattern.compile("@Microsoft\\.KeyVault\\(\\s*SecretUri=([^)\\s]+)\\s*\\)");
    private static final Pattern BY_NAME = Pattern.compile("@Microsoft\\.KeyVault\\(\\s*VaultName=([A-Za-z0-9-]+)\\s*;"
            + "\\s*SecretName=([A-Za-z0-9-]+)\\s*(?:;\\s*SecretVersion=([A-Za-z0-9]*)\\s*)?\\)");
    private static final Pattern PATH = Pattern.compile("/secrets/[A-Za-z0-9-]+(/[A-Za-z0-9]*)?");
    private static final Map<String, String> SCOPES = Map.of(
            "vault.azure.net", "https://vault.azure.net/.default",
            "vault.usgovcloudapi.net", "https://vault.usgovcloudapi.net/.default",
            "vault.azure.cn", "https://vault.azure.cn/.default");

    /** Whether a value of a setting names a secret. */
    static boolean isReference(String value) {
        return value.startsWith(PREFIX);
    }

    /**
     * Reads a reference. Other hosts than Key Vault's are refused: they would be shown a token of the bridge.
     *
     * @param setting name of the setting that has it
     */
    static VaultSecret parse(String setting, String value) {
        String uri = uri(value);
        String host = host(uri);
        String scope = SCOPES.get(host.substring(host.indexOf('.') + 1));
        if (scope == null) {
            throw new InvalidSettingException(
                    setting + " is no reference to a secret that the bridge can read: write it"
                            + " like @Microsoft.KeyVault(SecretUri=https://name.vault.azure.net/secrets/name)"
                            + " or @Microsoft.KeyVault(VaultName=name;SecretName=name)");
        }
        return new VaultSecret(URI.create(uri), scope);
    }

    /** Address of the secret that a reference names; empty when it is none. */
    private static String uri(String reference) {
        Matcher byUri = BY_URI.matcher(reference);
        if (byUri.matches()) {
            return byUri.group(1);
        }
        Matcher byName = BY_NAME.matcher(reference);
        if (!byName.matches()) {
            return "";
        }
        String version = byName.group(3) == null || byName.group(3).isEmpty() ? "" : "/" + byName.group(3);
        return "https://" + byName.group(1) + ".vault.azure.net/secrets/" + byName.group(2) + version;
    }

    /** Host of a secret's address; empty when it is none. */
    private static String host(String text) {
        try {
            URI uri = URI.create(text);
            boolean wellFormed = "https".equals(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getPort() == -1
                    && uri.getQuery() == null
                    && PATH.matcher(uri.getPath()).matches();
            return wellFormed ? uri.getHost().toLowerCase(Locale.ROOT) : "";
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** Name of the secret. */
    public String name() {
        return Arrays.asList(uri.getPath().split("/", -1)).get(2);
    }
}
