package dev.sluice.ingest.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.sluice.functionshost.clock.MovableClock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;

/** Access as a tenant's API has it, its clock and its keys, and tokens to try on it. */
final class Desk {
    static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    static final String TENANT = "11111111-2222-3333-4444-555555555555";

    private static final String ISSUER = "https://login.microsoftonline.com/" + TENANT + "/v2.0";

    final MovableClock clock = new MovableClock(NOW);
    final KeyStock keys = new KeyStock();
    final TokenAccess access =
            new TokenAccess(TokenRules.of(TENANT, Set.of("api://ingest", "ingest-client")), keys, clock);

    Decision decide(String token) {
        return access.decide("Bearer " + token);
    }

    Decision decide(JWTClaimsSet.Builder claims) {
        return decide(KeyStock.signed(KeyStock.OURS, claims.build()));
    }

    static void assertInvalid(Decision decision, String why) {
        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Invalid.class,
                        invalid -> assertThat(invalid.detail()).contains(why));
    }

    /** What a good token says. */
    static JWTClaimsSet.Builder good() {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("api://ingest")
                .subject("subject")
                .claim("oid", "principal")
                .claim("azp", "dashboard")
                .claim("tid", TENANT)
                .claim("ver", "2.0")
                .claim("roles", List.of("Devices.Read"))
                .notBeforeTime(Date.from(NOW))
                .expirationTime(Date.from(NOW.plusSeconds(3600)));
    }
}
