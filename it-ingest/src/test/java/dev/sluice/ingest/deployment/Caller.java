package dev.sluice.ingest.deployment;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.sluice.functionshost.issuer.Application;
import dev.sluice.functionshost.issuer.Credential;
import dev.sluice.functionshost.issuer.TokenIssuer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** An application of the tenant that calls the API of an ingest, with tokens of a local issuer. */
final class Caller implements AutoCloseable {
    private static final String TENANT = "it-tenant";
    private static final String AUDIENCE = "api://ingest";
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final TokenIssuer issuer = TokenIssuer.open(TENANT);
    private final Application application = Application.with(new Credential.Secret("secret"));

    /** What tells an ingest whose tokens to take. */
    Map<String, String> settings() {
        return Map.of(
                "SLUICE_API_TENANT",
                TENANT,
                "SLUICE_API_AUDIENCE",
                AUDIENCE,
                "SLUICE_API_ISSUER",
                issuer.issuer(),
                "SLUICE_API_KEYS_URL",
                issuer.issuer() + "/discovery/keys");
    }

    String token() {
        return issuer.sign(claims().claim("roles", List.of("Devices.Read")).build());
    }

    String tokenWithoutRole() {
        return issuer.sign(claims().build());
    }

    /** The answer to a request; without a token when that is empty. */
    static HttpResponse<String> send(int port, String method, String path, String token)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(LIMIT)
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private JWTClaimsSet.Builder claims() {
        return issuer.claims(application, AUDIENCE);
    }

    @Override
    public void close() {
        issuer.close();
    }
}
