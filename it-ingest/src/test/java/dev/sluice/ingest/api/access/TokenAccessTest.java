package dev.sluice.ingest.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenAccessTest {
    private final Desk desk = new Desk();

    @Test
    void letsInWhoHasTheRole() {
        assertThat(desk.decide(KeyStock.signed(KeyStock.OURS, Desk.good().build())))
                .isEqualTo(new Decision.Granted("dashboard/principal"));
    }

    @Test
    void takesTokensOfBothVersionsAndOneAudienceOfSeveral() {
        JWTClaimsSet first = Desk.good()
                .issuer("https://sts.windows.net/" + Desk.TENANT + "/")
                .claim("azp", null)
                .claim("appid", "older")
                .audience(List.of("other", "api://ingest"))
                .build();

        assertThat(desk.decide(KeyStock.signed(KeyStock.OURS, first)))
                .isEqualTo(new Decision.Granted("older/principal"));
    }

    @Test
    void toleratesAMinuteBetweenClocks() {
        JWTClaimsSet late =
                Desk.good().expirationTime(Date.from(Desk.NOW.minusSeconds(59))).build();
        JWTClaimsSet early =
                Desk.good().notBeforeTime(Date.from(Desk.NOW.plusSeconds(59))).build();

        assertThat(desk.decide(KeyStock.signed(KeyStock.OURS, late))).isInstanceOf(Decision.Granted.class);
        assertThat(desk.decide(KeyStock.signed(KeyStock.OURS, early))).isInstanceOf(Decision.Granted.class);
    }

    @Test
    void refusesWhatIsNotForUs() {
        assertRefused(Desk.good().issuer("https://login.microsoftonline.com/other/v2.0"), "another issuer");
        assertRefused(Desk.good().issuer(null), "another issuer");
        assertRefused(Desk.good().audience("api://other"), "another audience");
        assertRefused(Desk.good().audience((String) null), "another audience");
        assertRefused(Desk.good().claim("tid", "other"), "another tenant");
        assertRefused(Desk.good().claim("tid", null), "another tenant");
        assertRefused(Desk.good().claim("azp", null), "no access token");
    }

    @Test
    void refusesOutsideItsTime() {
        assertRefused(Desk.good().expirationTime(Date.from(Desk.NOW.minusSeconds(60))), "expired");
        assertRefused(Desk.good().expirationTime(null), "expired");
        assertRefused(Desk.good().notBeforeTime(Date.from(Desk.NOW.plusSeconds(61))), "not valid yet");
    }

    @Test
    void forbidsWithoutTheRole() {
        for (Object roles : new Object[] {List.of("Devices.Write"), List.of(), "Devices.Read", List.of(1)}) {
            JWTClaimsSet claims = Desk.good().claim("roles", roles).build();
            assertThat(desk.decide(KeyStock.signed(KeyStock.OURS, claims)))
                    .isEqualTo(new Decision.Forbidden("Devices.Read"));
        }
        assertThat(desk.decide(KeyStock.signed(
                        KeyStock.OURS, Desk.good().claim("roles", null).build())))
                .isEqualTo(new Decision.Forbidden("Devices.Read"));
    }

    @Test
    void knowsWhoBringsNothing() {
        assertThat(desk.access.decide(null)).isEqualTo(new Decision.Anonymous());
        assertThat(desk.access.decide(" ")).isEqualTo(new Decision.Anonymous());
    }

    private void assertRefused(JWTClaimsSet.Builder claims, String why) {
        Desk.assertInvalid(desk.decide(claims), why);
    }
}
