package dev.sluice.ingest.api.access;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Set;

/**
 * What a token has to say.
 *
 * @param tenant the tenant that it has to be of, {@code tid}
 * @param issuers who may have issued it, {@code iss}
 * @param audiences what it may be meant for, {@code aud}: one of these has to be among its own
 * @param role the app role that its caller needs
 */
public record TokenRules(String tenant, Set<String> issuers, Set<String> audiences, String role) {
    /** The app role that may read devices and alarms. */
    public static final String READ = "Devices.Read";

    /** By how much clocks may differ. */
    static final Duration SKEW = Duration.ofSeconds(60);

    public TokenRules {
        requireNonNull(tenant, "tenant");
        requireNonNull(role, "role");
        issuers = Set.copyOf(issuers);
        audiences = Set.copyOf(audiences);
        if (tenant.isBlank() || role.isBlank() || issuers.isEmpty() || audiences.isEmpty()) {
            throw new IllegalArgumentException("tokens are checked for a tenant, an issuer, an audience and a role");
        }
    }

    /** For {@link #READ} with tokens of both versions that a tenant of Azure's public cloud issues. */
    public static TokenRules of(String tenant, Set<String> audiences) {
        Set<String> issuers = Set.of(
                "https://login.microsoftonline.com/" + tenant + "/v2.0", "https://sts.windows.net/" + tenant + "/");
        return new TokenRules(tenant, issuers, audiences, READ);
    }

    /** Where a tenant of Azure's public cloud publishes its keys. */
    public static String keysUrl(String tenant) {
        return "https://login.microsoftonline.com/" + tenant + "/discovery/v2.0/keys";
    }
}
