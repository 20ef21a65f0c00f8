package dev.sluice.ingest.api.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.PlainJWT;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForgedTokensTest {
    private final Desk desk = new Desk();

    @Test
    void refusesAnotherKeysSignatureUnderOurKeysName() {
        RSAKey forger = new RSAKey.Builder(KeyStock.NEXT).keyID("ours").build();

        Desk.assertInvalid(desk.decide(KeyStock.signed(forger, Desk.good().build())), "signature");
    }

    @Test
    void refusesChangedContent() {
        String[] parts = KeyStock.signed(
                        KeyStock.OURS, Desk.good().claim("roles", List.of()).build())
                .split("\\.", -1);
        String more = Base64URL.encode(Desk.good().build().toString()).toString();

        Desk.assertInvalid(desk.decide(parts[0] + "." + more + "." + parts[2]), "signature");
    }

    @Test
    void refusesUnsignedTokens() {
        assertThat(desk.decide(new PlainJWT(Desk.good().build()).serialize())).isInstanceOf(Decision.Invalid.class);
        String signed = KeyStock.signed(KeyStock.OURS, Desk.good().build());
        assertThat(desk.decide(signed.substring(0, signed.lastIndexOf('.') + 1)))
                .isInstanceOf(Decision.Invalid.class);
    }

    @Test
    void refusesThePublicKeyAsSharedSecret() throws JOSEException {
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("ours").build();
        byte[] secret = KeyStock.OURS.toPublicJWK().toJSONString().getBytes(UTF_8);

        Desk.assertInvalid(
                desk.decide(KeyStock.signed(
                        header, new MACSigner(secret), Desk.good().build())),
                "RS256");
    }

    @Test
    void refusesOtherSignaturesOfTheSameKey() {
        for (JWSAlgorithm algorithm : List.of(JWSAlgorithm.RS384, JWSAlgorithm.PS256)) {
            JWSHeader header = new JWSHeader.Builder(algorithm).keyID("ours").build();
            Desk.assertInvalid(
                    desk.decide(KeyStock.signed(
                            header, KeyStock.signer(KeyStock.OURS), Desk.good().build())),
                    "RS256");
        }
    }

    @Test
    void doesNotBelieveAKeyInTheToken() {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID("next")
                .jwk(KeyStock.NEXT.toPublicJWK())
                .build();

        Desk.assertInvalid(
                desk.decide(KeyStock.signed(
                        header, KeyStock.signer(KeyStock.NEXT), Desk.good().build())),
                "signature");
    }

    @Test
    void refusesATokenThatNamesNoKey() {
        JWSHeader header = new JWSHeader(JWSAlgorithm.RS256);

        Desk.assertInvalid(
                desk.decide(KeyStock.signed(
                        header, KeyStock.signer(KeyStock.OURS), Desk.good().build())),
                "names no key");
    }

    @Test
    void refusesAnUnknownCriticalHeader() {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID("ours")
                .criticalParams(Set.of("moon"))
                .customParam("moon", "full")
                .build();

        Desk.assertInvalid(
                desk.decide(KeyStock.signed(
                        header, KeyStock.signer(KeyStock.OURS), Desk.good().build())),
                "signature");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic dXNlcjpwYXNz",
                "Bearer",
                "Bearer a.b",
                "Bearer a.b.c.d",
                "Bearer a.b.c, Bearer d.e.f",
                "Bearer e30.e30.e30",
                "Bearer ....",
                "a.b.c",
                "Bearer W10.W10.W10"
            })
    void refusesWhatIsNoToken(String authorization) {
        assertThat(desk.access.decide(authorization)).isInstanceOf(Decision.Invalid.class);
    }

    @Test
    void refusesEndlessNesting() {
        String nested = Base64URL.encode("[".repeat(5_000)).toString();

        Desk.assertInvalid(desk.decide(nested + "." + nested + ".AAAA"), "can't be read");
        String[] parts = KeyStock.signed(KeyStock.OURS, Desk.good().build()).split("\\.", -1);
        Desk.assertInvalid(desk.decide(parts[0] + "." + nested + "." + parts[2]), "can't be read");
    }

    @Test
    void refusesWhatIsTooLong() {
        Desk.assertInvalid(desk.decide("a".repeat(20_000) + ".b.c"), "too long");
    }
}
