package dev.sluice.ingest.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.util.Date;
import org.junit.jupiter.api.Test;

class IssuerKeysTest {
    private final Desk desk = new Desk();

    @Test
    void fetchesNoKeysForTokensOfOthers() {
        assertRefused(Desk.good().issuer("https://elsewhere"), "another issuer");

        assertThat(desk.keys.fetches).hasValue(0);
    }

    @Test
    void followsARotationOfKeys() {
        desk.decide(KeyStock.signed(KeyStock.OURS, Desk.good().build()));
        desk.keys.publish(KeyStock.NEXT);
        desk.clock.advance(Duration.ofMinutes(1));

        assertThat(desk.decide(KeyStock.signed(KeyStock.NEXT, Desk.good().build())))
                .isInstanceOf(Decision.Granted.class);
        assertThat(desk.decide(KeyStock.signed(KeyStock.OURS, Desk.good().build())))
                .isInstanceOf(Decision.Invalid.class);
    }

    @Test
    void forgetsWithinAnHourWhatIsNoLongerPublished() {
        desk.decide(KeyStock.signed(KeyStock.OURS, Desk.good().build()));
        desk.keys.publish(KeyStock.NEXT);
        desk.clock.advance(Duration.ofMinutes(59));
        assertThat(desk.decide(KeyStock.signed(KeyStock.OURS, living()))).isInstanceOf(Decision.Granted.class);

        desk.clock.advance(Duration.ofMinutes(1));

        assertThat(desk.decide(KeyStock.signed(KeyStock.OURS, living()))).isInstanceOf(Decision.Invalid.class);
    }

    @Test
    void fetchesOnceAMinuteHoweverManyUnknownKeysAreNamed() {
        for (int token = 0; token < 50; token++) {
            RSAKey unknown =
                    new RSAKey.Builder(KeyStock.NEXT).keyID("unknown-" + token).build();
            Desk.assertInvalid(desk.decide(KeyStock.signed(unknown, Desk.good().build())), "signature");
        }

        assertThat(desk.keys.fetches).hasValue(1);
    }

    @Test
    void keepsItsKeysWhileTheIssuerIsAway() {
        desk.decide(KeyStock.signed(KeyStock.OURS, Desk.good().build()));
        desk.keys.away = true;
        desk.clock.advance(Duration.ofHours(5));

        assertThat(desk.decide(KeyStock.signed(KeyStock.OURS, living()))).isInstanceOf(Decision.Granted.class);
        assertThat(desk.decide(KeyStock.signed(KeyStock.OURS, living()))).isInstanceOf(Decision.Granted.class);
        assertThat(desk.keys.fetches).hasValue(2);
    }

    @Test
    void decidesNothingBeforeItHadKeys() {
        desk.keys.away = true;
        assertThat(desk.decide(KeyStock.signed(KeyStock.OURS, Desk.good().build())))
                .isEqualTo(new Decision.Undecided());
        desk.keys.away = false;
        desk.clock.advance(Duration.ofMinutes(1));

        assertThat(desk.decide(KeyStock.signed(KeyStock.OURS, Desk.good().build())))
                .isInstanceOf(Decision.Granted.class);
    }

    private void assertRefused(JWTClaimsSet.Builder claims, String why) {
        Desk.assertInvalid(desk.decide(claims), why);
    }

    private JWTClaimsSet living() {
        return Desk.good()
                .expirationTime(Date.from(desk.clock.instant().plusSeconds(60)))
                .build();
    }
}
