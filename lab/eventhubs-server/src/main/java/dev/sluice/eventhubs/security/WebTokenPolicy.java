package dev.sluice.eventhubs.security;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.sluice.eventhubs.IssuerConfig;
import dev.sluice.eventhubs.RoleAssignment;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the claims of a genuine token have to say, and what they allow. Immutable. */
final class WebTokenPolicy {
    /** By which the clocks of issuer and server may differ. */
    static final Duration SKEW = Duration.ofSeconds(30);

    private final IssuerConfig config;

    WebTokenPolicy(IssuerConfig config) {
        this.config = config;
    }

    /**
     * What a token allows.
     *
     * @param issuer who signed it
     * @param path what it is shown for
     * @throws TokenRefusedException if it is for another time, server or tenant
     */
    Claim judge(JWTClaimsSet claims, String issuer, String path, Instant now) {
        require(issuer.equals(claims.getIssuer()), "InvalidIssuer: The token is of another issuer.");
        require(isForUs(claims.getAudience()), "InvalidAudience: Invalid authorization token audience.");
        require(isOfTenant(claims), "InvalidTenant: The token is of another tenant.");
        Instant expires = expires(claims);
        if (!expires.isAfter(now)) {
            throw SharedAccessRules.expired(expires);
        }
        Date from = claims.getNotBeforeTime();
        require(
                from == null || !from.toInstant().minus(SKEW).isAfter(now),
                "InvalidToken: The token is not valid yet.");
        return new Claim(path, grants(claims), expires);
    }

    private static void require(boolean fulfilled, String description) {
        if (!fulfilled) {
            throw TokenRefusedException.invalid(description);
        }
    }

    private boolean isForUs(List<String> audiences) {
        return audiences.stream()
                .map(WebTokenPolicy::withoutSlash)
                .anyMatch(audience -> config.audiences().stream()
                        .anyMatch(own -> withoutSlash(own).equals(audience)));
    }

    private static String withoutSlash(String uri) {
        return uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
    }

    private boolean isOfTenant(JWTClaimsSet claims) {
        return config.tenant() == null || config.tenant().equalsIgnoreCase(text(claims, "tid"));
    }

    private static Instant expires(JWTClaimsSet claims) {
        Date expires = claims.getExpirationTime();
        if (expires == null) {
            throw WebToken.malformed("it never expires");
        }
        return expires.toInstant().plus(SKEW);
    }

    private List<Grant> grants(JWTClaimsSet claims) {
        return config.roles().stream()
                .filter(assignment -> isOf(claims, assignment.principal()))
                .map(WebTokenPolicy::grant)
                .toList();
    }

    private static Grant grant(RoleAssignment assignment) {
        return new Grant(
                assignment.hub() == null ? "" : assignment.hub(),
                Set.copyOf(assignment.role().rights()));
    }

    /** A user's token (it has {@code scp}) names the application, too, but has not the application's roles. */
    private static boolean isOf(JWTClaimsSet claims, String principal) {
        Stream<String> ids = claims.getClaim("scp") == null ? Stream.of("oid", "appid", "azp") : Stream.of("oid");
        return principal.equals(claims.getSubject())
                || ids.anyMatch(id -> principal.equalsIgnoreCase(text(claims, id)));
    }

    private static @Nullable String text(JWTClaimsSet claims, String name) {
        return claims.getClaim(name) instanceof String text ? text : null;
    }
}
