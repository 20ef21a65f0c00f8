package dev.sluice.functionshost.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TokenIssuerIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String SCOPE = "https://eventhubs.azure.net/.default openid profile";

    private final TokenIssuer issuer = TokenIssuer.open("it-tenant");
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        issuer.close();
    }

    @ParameterizedTest
    @EnumSource
    void publishesTheKeyThatItSignsWith(KeyKind kind) throws Exception {
        issuer.rotate(kind);
        Application application = Application.with(new Credential.Secret("s"));
        SignedJWT token =
                SignedJWT.parse(issuer.sign(issuer.claims(application, "a").build()));

        Map<String, Object> discovery = json(get(URI.create(issuer.issuer() + "/.well-known/openid-configuration")));
        assertThat(discovery).containsEntry("issuer", issuer.issuer());
        JWKSet keys = JWKSet.parse(
                get(URI.create(String.valueOf(discovery.get("jwks_uri")))).body());

        assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo(kind.name());
        JWK key = keys.getKeyByKeyId(token.getHeader().getKeyID());
        assertThat(key.isPrivate()).isFalse();
        JWSVerifier verifier = key instanceof RSAKey rsa ? new RSASSAVerifier(rsa) : new ECDSAVerifier((ECKey) key);
        assertThat(token.verify(verifier)).isTrue();
        assertThat(issuer.keyRequests()).isEqualTo(1);
    }

    @Test
    void givesATokenToAnApplicationThatKnowsItsSecret() throws Exception {
        Application application = Application.with(new Credential.Secret("right"));
        issuer.register(application);

        HttpResponse<String> given = ask(application, Map.of("client_secret", "right"));

        JWTClaimsSet claims =
                SignedJWT.parse(String.valueOf(json(given).get("access_token"))).getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo(issuer.issuer());
        assertThat(claims.getAudience()).containsExactly("https://eventhubs.azure.net");
        assertThat(claims.getClaim("oid")).isEqualTo(application.objectId());
        assertThat(claims.getClaim("appid")).isEqualTo(application.clientId());
        assertThat(claims.getClaim("tid")).isEqualTo("it-tenant");
        assertThat(claims.getExpirationTime().toInstant()).isAfter(Instant.now());
        assertThat(ask(application, Map.of("client_secret", "wrong")).statusCode())
                .isEqualTo(401);
        assertThat(ask(application, Map.of()).statusCode()).isEqualTo(401);
        assertThat(ask(Application.with(new Credential.Secret("right")), Map.of("client_secret", "right"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void givesATokenForOneOfATenantThatItTrusts() throws Exception {
        try (TokenIssuer other = TokenIssuer.open("ot-tenant")) {
            Application identity = Application.with(new Credential.Secret("s"));
            Application application = Application.with(Credential.Federated.of(other, identity.objectId()));
            issuer.register(application);
            String assertion = other.sign(
                    other.claims(identity, Credential.Federated.AUDIENCE).build());
            String forAnother = other.sign(other.claims(identity, "x").build());
            String ofAnother = other.sign(
                    other.claims(application, Credential.Federated.AUDIENCE).build());
            String selfMade = issuer.sign(issuer.claims(identity, Credential.Federated.AUDIENCE)
                    .issuer(other.issuer())
                    .build());

            assertThat(ask(application, Map.of("client_assertion", assertion)).statusCode())
                    .isEqualTo(200);
            assertRefused(application, forAnother, "AADSTS700212");
            assertRefused(application, ofAnother, "AADSTS700213");
            assertRefused(application, selfMade, "AADSTS700027");
            assertRefused(application, "x", "AADSTS50027");
            issuer.unregister(application);
            assertRefused(application, assertion, "AADSTS700016");
        }
    }

    private void assertRefused(Application application, String assertion, String code) throws Exception {
        HttpResponse<String> answer = ask(application, Map.of("client_assertion", assertion));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("invalid_client", code);
    }

    @Test
    void givesAnAppTheTokensOfItsIdentitiesAndNobodyElse() throws Exception {
        Application identity = Application.with(new Credential.Secret("s"));
        issuer.issueFor(Duration.ofMinutes(5));
        try (IdentityEndpoint endpoint = IdentityEndpoint.open(issuer)) {
            endpoint.assign(identity);
            String url = endpoint.environment().get("IDENTITY_ENDPOINT") + "?api-version=2019-08-01&resource="
                    + encode("https://eventhubs.azure.net") + "&client_id=";
            String header = endpoint.environment().get("IDENTITY_HEADER");

            Map<String, Object> given = json(identityToken(url + identity.clientId(), header));

            JWTClaimsSet claims =
                    SignedJWT.parse(String.valueOf(given.get("access_token"))).getJWTClaimsSet();
            assertThat(claims.getAudience()).containsExactly("https://eventhubs.azure.net");
            assertThat(claims.getClaim("oid")).isEqualTo(identity.objectId());
            assertThat(claims.getExpirationTime().toInstant())
                    .isEqualTo(Instant.ofEpochSecond(Long.parseLong(String.valueOf(given.get("expires_on")))))
                    .isBefore(Instant.now().plus(Duration.ofMinutes(6)));
            assertThat(identityToken(url + identity.clientId(), "forged").statusCode())
                    .isEqualTo(400);
            assertThat(identityToken(url + "another", header).statusCode()).isEqualTo(400);
            assertThat(endpoint.requests()).isEqualTo(3);
        }
    }

    private HttpResponse<String> identityToken(String url, String header) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(LIMIT)
                .header("X-IDENTITY-HEADER", header)
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    @Test
    void waitsWhileItIsHeldAndBreaksDownWhenAsked() throws Exception {
        URI keys = URI.create(issuer.issuer() + "/discovery/keys");
        issuer.hold();
        CompletableFuture<HttpResponse<String>> waiting = http.sendAsync(request(keys), BodyHandlers.ofString());
        assertThat(waiting).isNotDone();

        issuer.release();

        assertThat(waiting.get(LIMIT.toSeconds(), TimeUnit.SECONDS).statusCode())
                .isEqualTo(200);
        issuer.breakDown(true);
        assertThat(get(keys).statusCode()).isEqualTo(503);
        issuer.breakDown(false);
        assertThat(get(keys).statusCode()).isEqualTo(200);
    }

    @Test
    void neverShowsASecret() {
        assertThat(Application.with(new Credential.Secret("hidden")).toString()).doesNotContain("hidden");
    }

    private HttpResponse<String> ask(Application application, Map<String, String> proof)
            throws IOException, InterruptedException {
        String form = "grant_type=client_credentials&client_id=" + application.clientId() + "&scope=" + encode(SCOPE)
                + proof.entrySet().stream()
                        .map(entry -> "&" + entry.getKey() + "=" + encode(entry.getValue()))
                        .collect(Collectors.joining());
        HttpRequest request = HttpRequest.newBuilder(issuer.tokenUrl())
                .timeout(LIMIT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        return http.send(request(uri), BodyHandlers.ofString());
    }

    private static HttpRequest request(URI uri) {
        return HttpRequest.newBuilder(uri).timeout(LIMIT).build();
    }

    private static Map<String, Object> json(HttpResponse<String> response) throws Exception {
        assertThat(response.statusCode()).isEqualTo(200);
        return JSONObjectUtils.parse(response.body());
    }
}
