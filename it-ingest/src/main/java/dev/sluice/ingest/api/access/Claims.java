package dev.sluice.ingest.api.access;

import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks what a token says against the rules. Immutable. */
final class Claims {
    private final TokenRules rules;
    private final Clock clock;

    Claims(TokenRules rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /** Why the token is none of ours, if so. */
    Optional<String> flaw(JWTClaimsSet said) {
        return Stream.of(
                        unless(
                                said.getIssuer() != null && rules.issuers().contains(said.getIssuer()),
                                "is of another issuer"),
                        unless(
                                !Collections.disjoint(said.getAudience(), rules.audiences()),
                                "is meant for another audience"),
                        unless(rules.tenant().equals(said.getClaim("tid")), "is of another tenant"),
                        unless(
                                isBefore(clock.instant().minus(TokenRules.SKEW), said.getExpirationTime()),
                                "is expired"),
                        unless(
                                !isBefore(clock.instant().plus(TokenRules.SKEW), said.getNotBeforeTime()),
                                "is not valid yet"),
                        unless(client(said).isPresent(), "is no access token: it names no client"))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** What its caller may do, once the token is known to be good. */
    Decision role(JWTClaimsSet said) {
        if (!roles(said).contains(rules.role())) {
            return new Decision.Forbidden(rules.role());
        }
        String who = said.getClaim("oid") instanceof String object ? object : String.valueOf(said.getSubject());
        return new Decision.Granted(client(said).orElseThrow() + "/" + who);
    }

    private static List<String> roles(JWTClaimsSet said) {
        try {
            List<String> roles = said.getStringListClaim("roles");
            return roles == null ? List.of() : roles;
        } catch (ParseException e) {
            return List.of();
        }
    }

    /** The application that asked for the token; a token about a user, which any page may hold, has none. */
    private static Optional<String> client(JWTClaimsSet said) {
        return Stream.of("azp", "appid")
                .map(said::getClaim)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .findFirst();
    }

    private static boolean isBefore(Instant now, @Nullable Date time) {
        return time != null && now.isBefore(time.toInstant());
    }

    private static Optional<String> unless(boolean good, String flaw) {
        return good ? Optional.empty() : Optional.of("it " + flaw);
    }
}
