package dev.sluice.eventhubs.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.sluice.eventhubs.Access;
import dev.sluice.eventhubs.IssuerConfig;
import dev.sluice.eventhubs.Right;
import dev.sluice.eventhubs.Role;
import dev.sluice.eventhubs.RoleAssignment;
import dev.sluice.functionshost.clock.MovableClock;
import dev.sluice.functionshost.issuer.Application;
import dev.sluice.functionshost.issuer.Credential;
import dev.sluice.functionshost.issuer.KeyKind;
import dev.sluice.functionshost.issuer.TokenIssuer;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tokens of an issuer that is asked for its keys over HTTP. */
class WebTokensIT {
    private static final String AUDIENCE = "https://eventhubs.azure.net";
    private static final String HUB = "telemetry";

    private final Application application = Application.with(new Credential.Secret("s"));
    private final TokenIssuer issuer = TokenIssuer.open("tenant-1");
    private final MovableClock time = new MovableClock(Instant.now());
    private final TokenVerifier verifier = verifier(IssuerConfig.of(issuer.url())
            .withTenant("tenant-1")
            .withRole(RoleAssignment.of(application.objectId(), Role.DATA_SENDER, HUB)));

    private TokenVerifier verifier(IssuerConfig config) {
        return TokenVerifier.of(Access.of().withIssuer(config), time, time);
    }

    @AfterEach
    void close() {
        verifier.close();
        issuer.close();
    }

    @ParameterizedTest
    @EnumSource
    void takesTheSignaturesThatItShould(KeyKind kind) throws Exception {
        issuer.rotate(kind);

        Claim claim = take(issuer.sign(claims().build()));

        assertThat(claim.allows(Set.of(Right.SEND), HUB, time.instant())).isTrue();
        assertThat(claim.allows(Set.of(Right.LISTEN), HUB, time.instant())).isFalse();
        assertThat(claim.allows(Set.of(Right.SEND), "alerts", time.instant())).isFalse();
        assertThat(claim.path()).isEqualTo(HUB);
    }

    @Test
    void takesNoTokenWithoutSignature() {
        assertRefused(new PlainJWT(claims().build()).serialize(), "MalformedToken");
        String signed = issuer.sign(claims().build());
        assertRefused(signed.substring(0, signed.lastIndexOf('.') + 1), "MalformedToken");
    }

    /** The public key, which everybody knows, must not be taken for a shared secret. */
    @Test
    void takesNoSharedSecret() throws Exception {
        RSAKey key = issuer.publicKeys().getKeys().get(0).toRSAKey();
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build();

        assertRefused(sign(header, new MACSigner(key.toRSAPublicKey().getEncoded())), "MalformedToken");
    }

    @Test
    void takesNoKeyThatTheTokenBringsAlong() throws Exception {
        RSAKey own = new RSAKeyGenerator(2048)
                .keyID(issuer.publicKeys().getKeys().get(0).getKeyID())
                .generate();
        JWSHeader withKey = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(own.getKeyID())
                .jwk(own.toPublicJWK())
                .build();
        JWSHeader withUrl = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID("elsewhere")
                .jwkURL(URI.create(issuer.issuer() + "/discovery/keys"))
                .build();

        assertRefused(sign(withKey, new RSASSASigner(own)), "InvalidSignature");
        assertRefused(sign(withUrl, new RSASSASigner(own)), "InvalidSignature");
    }

    @Test
    void takesNoKeyOfAnotherKind() throws Exception {
        issuer.rotate(KeyKind.ES256);
        RSAKey own = new RSAKeyGenerator(2048).generate();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(issuer.publicKeys().getKeys().get(0).getKeyID())
                .build();

        assertRefused(sign(header, new RSASSASigner(own)), "InvalidSignature");
    }

    @Test
    void takesNoTokenThatAsksForMoreThanIsKnown() throws Exception {
        RSAKey own = new RSAKeyGenerator(2048).generate();
        JWSHeader withoutName = new JWSHeader(JWSAlgorithm.RS256);
        JWSHeader pss = new JWSHeader.Builder(JWSAlgorithm.PS256).keyID("k").build();

        assertRefused(sign(withoutName, new RSASSASigner(own)), "MalformedToken");
        assertRefused(sign(pss, new RSASSASigner(own)), "MalformedToken");
        assertRefused("e30.e30.e30", "MalformedToken");
        assertRefused("a".repeat(40_000), "MalformedToken");
        String nested = "{\"alg\":\"RS256\",\"kid\":\"k\",\"x\":" + "[".repeat(20_000) + "]".repeat(3000) + "}";
        assertRefused(Base64URL.encode(nested) + ".e30.e30", "MalformedToken");
    }

    @Test
    void takesNoTokenForSomebodyElse() {
        assertRefused(claims().audience("https://storage.azure.com"), "InvalidAudience");
        assertRefused(claims().audience(List.of()), "InvalidAudience");
        assertRefused(claims().issuer("https://login.example"), "InvalidIssuer");
        assertRefused(claims().issuer(null), "InvalidIssuer");
        assertRefused(claims().claim("tid", "tenant-2"), "InvalidTenant");
        assertRefused(claims().claim("tid", null), "InvalidTenant");
    }

    @Test
    void takesTheAudienceWithASlashAndAmongOthers() throws Exception {
        assertThat(take(issuer.sign(claims().audience(AUDIENCE + "/").build())).grants())
                .hasSize(1);
        assertThat(take(issuer.sign(claims().audience(List.of("x", AUDIENCE)).build()))
                        .grants())
                .hasSize(1);
    }

    @Test
    void takesNoTokenOfAnotherTimeButForgivesASmallDifferenceOfClocks() throws Exception {
        Instant now = time.instant();
        assertRefused(claims().expirationTime(Date.from(now.minusSeconds(31))), "ExpiredToken");
        assertRefused(claims().expirationTime(null), "MalformedToken");
        assertRefused(claims().notBeforeTime(Date.from(now.plusSeconds(60))), "InvalidToken");

        assertThat(take(issuer.sign(claims().expirationTime(Date.from(now.minusSeconds(20)))
                                .notBeforeTime(Date.from(now.plusSeconds(20)))
                                .build()))
                        .expires())
                .isAfter(now);
    }

    @Test
    void letsAPrincipalWithoutRoleDoNothing() throws Exception {
        Application stranger = Application.with(new Credential.Secret("s"));

        assertThat(take(issuer.sign(issuer.claims(stranger, AUDIENCE).build())).grants())
                .isEmpty();
    }

    @Test
    void knowsAPrincipalByEachOfItsNamesButAnApplicationNotByItsUsers() throws Exception {
        for (String name : List.of("oid", "appid", "azp", "sub")) {
            JWTClaimsSet.Builder named = issuer.claims(Application.with(new Credential.Secret("s")), AUDIENCE)
                    .claim(name, application.objectId());
            boolean ofApplication = name.startsWith("a");

            assertThat(take(issuer.sign(named.build())).grants()).as(name).hasSize(1);
            assertThat(take(issuer.sign(named.claim("scp", "user_impersonation").build()))
                            .grants())
                    .as(name + " of a user")
                    .hasSize(ofApplication ? 0 : 1);
        }
    }

    @Test
    void asksForTheKeysOnceWhoeverWaits() throws Exception {
        issuer.hold();
        String token = issuer.sign(claims().build());

        List<CompletableFuture<Claim>> waiting = IntStream.range(0, 20)
                .mapToObj(i -> verifier.verify(token, HUB).toCompletableFuture())
                .toList();
        assertThat(waiting).noneMatch(CompletableFuture::isDone);
        issuer.release();

        for (CompletableFuture<Claim> claim : waiting) {
            assertThat(claim.get(60, TimeUnit.SECONDS).grants()).hasSize(1);
        }
        assertThat(issuer.keyRequests()).isEqualTo(1);
    }

    @Test
    void asksForUnknownKeysOnceInAWhile() throws Exception {
        String first = issuer.sign(claims().build());
        take(first);
        issuer.rotate(KeyKind.ES256);
        String second = issuer.sign(claims().build());

        assertThat(take(second).grants()).hasSize(1);
        assertRefused(first, "InvalidSignature"); // the issuer does not publish its key any more
        issuer.rotate(KeyKind.RS256);
        String third = issuer.sign(claims().build());
        assertRefused(third, "InvalidSignature");
        assertThat(issuer.keyRequests()).isEqualTo(2);

        time.advance(IssuerKeys.UNKNOWN_KEY_PAUSE);
        assertThat(take(third).grants()).hasSize(1);
        assertThat(issuer.keyRequests()).isEqualTo(3);
    }

    @Test
    void keepsKeysWhileTheIssuerIsDownButNotForEver() throws Exception {
        take(issuer.sign(claims().build()));
        issuer.breakDown(true);

        time.advance(IssuerKeys.OLD);
        assertThat(take(issuer.sign(claims().expirationTime(later()).build())).grants())
                .hasSize(1);
        time.advance(IssuerKeys.TOO_OLD);
        TokenRefusedException refused =
                refusal(issuer.sign(claims().expirationTime(later()).build()));
        assertThat(refused.isRetriable()).isTrue();
        assertThat(refused).hasMessageContaining("can't be had now");

        issuer.breakDown(false);
        time.advance(IssuerKeys.FAILURE_PAUSE);
        assertThat(take(issuer.sign(claims().expirationTime(later()).build())).grants())
                .hasSize(1);
    }

    @Test
    void tellsWhoWaitsThatADeadIssuerDoesNotAnswer() {
        String token = issuer.sign(claims().build());
        issuer.close();

        TokenRefusedException refused = refusal(token);

        assertThat(refused.isRetriable()).isTrue();
        assertThat(refused).hasMessageStartingWith("The keys of the issuer http://127.0.0.1:");
    }

    @Test
    void waitsForASlowIssuerForAWhileOnly() {
        issuer.hold();

        TokenRefusedException refused = refusal(issuer.sign(claims().build()));

        assertThat(refused.isRetriable()).isTrue();
    }

    @Test
    void takesSharedAccessSignaturesOfNoRule() {
        assertRefused(Sas.token("sb://localhost", "r", "k", time.instant().plusSeconds(9)), "InvalidSignature");
    }

    @Test
    void takesNoWebTokensWithoutIssuer() {
        try (TokenVerifier without = TokenVerifier.of(Access.PUBLISHED, time, time)) {
            assertThat(failure(without.verify(issuer.sign(claims().build()), HUB)))
                    .hasMessageContaining("no issuer of others is configured");
        }
    }

    private Date later() {
        return Date.from(time.instant().plusSeconds(600));
    }

    private JWTClaimsSet.Builder claims() {
        return issuer.claims(application, AUDIENCE);
    }

    private String sign(JWSHeader header, JWSSigner signer) throws JOSEException {
        SignedJWT token = new SignedJWT(header, claims().build());
        token.sign(signer);
        return token.serialize();
    }

    private Claim take(String token) throws Exception {
        return verifier.verify(token, HUB).toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    private void assertRefused(JWTClaimsSet.Builder claims, String code) {
        assertRefused(issuer.sign(claims.build()), code);
    }

    private void assertRefused(String token, String code) {
        TokenRefusedException refused = refusal(token);
        assertThat(refused).hasMessageStartingWith(code + ": ");
        assertThat(refused.isRetriable()).isFalse();
        assertThat(Stream.of(token.split("\\.", -1)).filter(part -> part.length() > 10))
                .noneMatch(part -> refused.description().contains(part));
    }

    private TokenRefusedException refusal(String token) {
        return failure(verifier.verify(token, HUB));
    }

    private static TokenRefusedException failure(CompletionStage<Claim> stage) {
        ExecutionException failure = catchThrowableOfType(
                ExecutionException.class, () -> stage.toCompletableFuture().get(60, TimeUnit.SECONDS));
        return (TokenRefusedException) failure.getCause();
    }
}
