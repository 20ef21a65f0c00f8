package dev.sluice.eventhubs.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.sluice.eventhubs.Right;
import dev.sluice.eventhubs.SharedAccessRule;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;

/** A token with another character anywhere in it is not taken. */
class AlteredTokenTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final String SAS = Sas.token("sb://localhost/telemetry", "sender", "some-key", NOW.plusSeconds(600));
    private static final SharedAccessRules RULES =
            new SharedAccessRules(List.of(SharedAccessRule.ofNamespace("sender", "some-key", Right.SEND)));
    private static final JWK RSA = rsa();
    private static final JWK EC = ec();
    private static final String RSA_TOKEN = jwt(RSA, JWSAlgorithm.RS256);
    private static final String EC_TOKEN = jwt(EC, JWSAlgorithm.ES256);

    @Property(tries = 5000)
    void takesNoAlteredSharedAccessSignature(
            @ForAll @IntRange(max = 10_000) int place, @ForAll @CharRange(from = ' ', to = '~') char other) {
        String altered = altered(SAS, place, other);

        // The case of a percent escape is not part of what it stands for.
        assertThat(isTaken(altered)).isEqualTo(altered.equals(SAS) || isSameSignature(altered));
    }

    private static boolean isSameSignature(String altered) {
        int signature = SAS.indexOf("&sig=");
        return altered.startsWith(SAS.substring(0, signature))
                && lowerEscapes(altered).equals(lowerEscapes(SAS));
    }

    private static String lowerEscapes(String text) {
        return Pattern.compile("%[0-9A-Fa-f]{2}")
                .matcher(text)
                .replaceAll(escape -> escape.group().toLowerCase(Locale.ROOT));
    }

    private static boolean isTaken(String token) {
        try {
            return !RULES.verify(token, NOW).grants().isEmpty();
        } catch (TokenRefusedException e) {
            return false;
        }
    }

    @Property(tries = 3000)
    void takesNoAlteredWebToken(
            @ForAll @IntRange(max = 10_000) int place,
            @ForAll @CharRange(from = ' ', to = '~') char other,
            @ForAll boolean rsa) {
        String token = rsa ? RSA_TOKEN : EC_TOKEN;
        String altered = altered(token, place, other);

        assertThat(isSigned(altered)).isEqualTo(altered.equals(token));
    }

    @Property(tries = 500)
    void takesNoShortenedOrLengthenedWebToken(
            @ForAll @IntRange(min = 1, max = 10_000) int cut,
            @ForAll @CharRange(from = ' ', to = '~') char more,
            @ForAll boolean rsa) {
        String token = rsa ? RSA_TOKEN : EC_TOKEN;

        assertThat(isSigned(token.substring(0, token.length() - 1 - cut % (token.length() - 1))))
                .isFalse();
        assertThat(isSigned(token + more)).isFalse();
        assertThat(isSigned(more + token)).isFalse();
    }

    private static boolean isSigned(String token) {
        try {
            return WebToken.parse(token).verify(List.of(RSA.toPublicJWK(), EC.toPublicJWK())) != null;
        } catch (TokenRefusedException e) {
            return false;
        }
    }

    private static String altered(String token, int place, char other) {
        StringBuilder altered = new StringBuilder(token);
        altered.setCharAt(place % token.length(), other);
        return altered.toString();
    }

    private static String jwt(JWK key, JWSAlgorithm algorithm) {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder().subject("somebody").build());
        try {
            JWSSigner signer = key instanceof RSAKey rsa ? new RSASSASigner(rsa) : new ECDSASigner((ECKey) key);
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWK rsa() {
        try {
            return new RSAKeyGenerator(2048).keyID("rsa").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWK ec() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
