package dev.sluice.eventhubs;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose tokens (JWT) the server takes, and what they allow. Immutable.
 *
 * @param url the issuer; its keys are found by OpenID Connect discovery below it
 * @param audiences whom a token may be for, with or without a slash at the end
 * @param tenant the tenant that a token has to be of ({@code tid}); null for any that the issuer stands for
 * @param roles what principals may do; the others may do nothing
 */
public record IssuerConfig(
        URI url, Set<String> audiences, @Nullable String tenant, List<RoleAssignment> roles) {
    /** For which the SDKs ask for a token. */
    public static final String DEFAULT_AUDIENCE = "https://eventhubs.azure.net";

    public IssuerConfig {
        requireUrl(url);
        if (audiences.isEmpty()) {
            throw new IllegalArgumentException("The issuer " + url + " needs an audience, such as " + DEFAULT_AUDIENCE);
        }
        audiences = Set.copyOf(audiences);
        roles = List.copyOf(roles);
    }

    /** An issuer with the SDKs' audience and no roles yet. */
    public static IssuerConfig of(URI url) {
        return new IssuerConfig(url, Set.of(DEFAULT_AUDIENCE), null, List.of());
    }

    /** The same with other audiences. */
    public IssuerConfig withAudiences(String... others) {
        return new IssuerConfig(url, Set.of(others), tenant, roles);
    }

    /** The same, taking tokens of one tenant only. */
    public IssuerConfig withTenant(String only) {
        return new IssuerConfig(url, audiences, only, roles);
    }

    /** The same with one more role. */
    public IssuerConfig withRole(RoleAssignment role) {
        List<RoleAssignment> more = new ArrayList<>(roles);
        more.add(role);
        return new IssuerConfig(url, audiences, tenant, more);
    }

    private static void requireUrl(URI url) {
        if (url.getHost() == null || url.getQuery() != null || url.getFragment() != null || !isSafe(url)) {
            throw new IllegalArgumentException("'" + url
                    + "' can't be an issuer: write an https URL (http only for the loopback address) without a query");
        }
    }

    /** Keys from elsewhere than the issuer would let anybody in. */
    private static boolean isSafe(URI url) {
        boolean loopback = Set.of("localhost", "127.0.0.1", "[::1]").contains(url.getHost());
        return "https".equals(url.getScheme()) || ("http".equals(url.getScheme()) && loopback);
    }
}
