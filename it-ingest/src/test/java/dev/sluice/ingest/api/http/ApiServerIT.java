package dev.sluice.ingest.api.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.sluice.functionshost.issuer.KeyKind;
import dev.sluice.functionshost.issuer.TokenIssuer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiServerIT {
    private static final String DEVICES = "/v1/devices";

    private Site site;

    @BeforeEach
    void open() throws IOException {
        site = Site.open();
    }

    @AfterEach
    void close() {
        site.close();
        site.close();
    }

    @Test
    void answersWhoHasTheRole() throws Exception {
        HttpResponse<String> answer = site.get("/v1/devices/hub~device%2D1/state", site.token());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.headers().firstValue("ETag")).isPresent();
        assertThat(answer.body()).contains("\"temperature\":{\"value\":21.50");
    }

    @Test
    void refusesTokensThatAreNoneOfOurs() throws Exception {
        Date past = Date.from(Instant.now().minus(Duration.ofHours(1)));
        try (TokenIssuer foreign = TokenIssuer.open("tenant")) {
            assertRefused(foreign.sign(site.claims().build()), "signature");
            assertRefused(
                    foreign.sign(foreign.claims(site.application, Site.AUDIENCE).build()), "issuer");
        }
        assertRefused(signed(site.claims().issuer("https://elsewhere")), "issuer");
        assertRefused(signed(site.claims().audience("api://other")), "audience");
        assertRefused(signed(site.claims().claim("tid", "other")), "tenant");
        assertRefused(signed(site.claims().expirationTime(past)), "expired");
        assertRefused(new PlainJWT(site.claims().build()).serialize(), "");
        assertRefused(withSharedSecret(), "RS256");
        assertRefused("nonsense", "");
        assertRefused(null, "a bearer token is needed");
        assertThat(site.store.reads()).isZero();
    }

    @Test
    void refusesOtherKindsOfKeys() throws Exception {
        for (KeyKind kind : List.of(KeyKind.RS512, KeyKind.ES256)) {
            site.issuer.rotate(kind);
            assertRefused(site.token(), "RS256");
        }
    }

    @Test
    void forbidsWithoutTheRole() throws Exception {
        String token = signed(site.claims().claim("roles", List.of("Devices.Write")));

        HttpResponse<String> answer = site.get(DEVICES, token);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                .contains("insufficient_scope")
                .contains("Devices.Read");
    }

    @Test
    void followsARotationOfKeys() throws Exception {
        String old = site.token();
        assertThat(site.get(DEVICES, old).statusCode()).isEqualTo(200);
        site.issuer.rotate(KeyKind.RS256);
        assertRefused(site.token(), "signature");
        site.clock.advance(Duration.ofMinutes(1));

        assertThat(site.get(DEVICES, site.token()).statusCode()).isEqualTo(200);
        assertRefused(old, "signature");
        assertThat(site.issuer.keyRequests()).isEqualTo(2);
    }

    @Test
    void goesOnWhileTheIssuerIsAway() throws Exception {
        assertThat(site.get(DEVICES, site.token()).statusCode()).isEqualTo(200);
        site.issuer.breakDown(true);
        site.clock.advance(Duration.ofMinutes(59));

        assertThat(site.get(DEVICES, site.token()).statusCode()).isEqualTo(200);
    }

    @Test
    void asksToComeAgainWhileTheIssuerWasNeverThere() throws Exception {
        site.issuer.breakDown(true);

        HttpResponse<String> answer = site.get(DEVICES, site.token());

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
    }

    @Test
    void usesAConnectionAgain() throws IOException {
        String one = "GET /v1/openapi.json HTTP/1.1\r\nHost: x\r\n";

        String answers = site.raw(one + "\r\n" + one + "Connection: close\r\n\r\n");

        assertThat(answers.split("HTTP/1.1 200 OK", -1)).hasSize(3);
    }

    @Test
    void takesNoTwoTokensInOneRequest() throws IOException {
        String header = "Authorization: Bearer " + site.token() + "\r\n";

        assertThat(site.raw("GET /v1/devices HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + header + header + "\r\n"))
                .startsWith("HTTP/1.1 401 ");
    }

    @Test
    void refusesBytesThatAreNoRequest() throws IOException {
        for (String request : List.of("nonsense\r\n\r\n", "GET /v1/devices/%zz HTTP/1.1\r\nHost: x\r\n\r\n")) {
            assertThat(site.raw(request)).startsWith("HTTP/1.1 400 ");
        }
    }

    @Test
    void turnsRequestsAwayThatAreTooManyAndGoesOn() throws Exception {
        CountDownLatch storageWakes = new CountDownLatch(1);
        site.store.before(() -> awaitQuietly(storageWakes));
        String token = site.token();
        List<CompletableFuture<Integer>> answers = IntStream.range(0, 100)
                .mapToObj(number -> site.http()
                        .sendAsync(site.request(DEVICES, token), BodyHandlers.ofString())
                        .thenApply(HttpResponse::statusCode)
                        .exceptionally(failure -> 0))
                .toList();
        CompletableFuture.anyOf(answers.toArray(CompletableFuture[]::new)).join();

        storageWakes.countDown();

        assertThat(answers.stream().map(CompletableFuture::join))
                .contains(0, 200)
                .containsOnly(0, 200);
        assertThat(site.get(DEVICES, token).statusCode()).isEqualTo(200);
    }

    private void assertRefused(@Nullable String token, String why) throws Exception {
        HttpResponse<String> answer = site.get(DEVICES, token);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
        assertThat(answer.body()).contains(why);
    }

    private String signed(JWTClaimsSet.Builder claims) {
        return site.issuer.sign(claims.build());
    }

    /** Signed with what anyone can fetch, as if that was a secret. */
    private String withSharedSecret() throws JOSEException {
        String name = site.issuer.publicKeys().getKeys().get(0).getKeyID();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(name).build(),
                site.claims().build());
        token.sign(new MACSigner(site.issuer.publicKeys().toString().getBytes(UTF_8)));
        return token.serialize();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
