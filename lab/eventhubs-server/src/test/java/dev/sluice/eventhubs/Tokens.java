package dev.sluice.eventhubs;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.sluice.functionshost.issuer.Application;
import dev.sluice.functionshost.issuer.TokenIssuer;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import reactor.core.publisher.Mono;

/** Where the SDK gets tokens from. */
final class Tokens {
    private Tokens() {}

    /** This token, whatever it is asked for. */
    static TokenCredential always(String token) {
        return request -> Mono.just(
                new AccessToken(token, OffsetDateTime.now(ZoneOffset.UTC).plusHours(1)));
    }

    /** Tokens that an application asks an issuer for. */
    static TokenCredential of(TokenIssuer issuer, Application application, String secret) {
        return request -> Mono.fromCallable(() -> new AccessToken(
                ask(issuer, application, secret, request.getScopes().get(0)),
                OffsetDateTime.now(ZoneOffset.UTC).plusHours(1)));
    }

    private static String ask(TokenIssuer issuer, Application application, String secret, String scope)
            throws IOException, InterruptedException, ParseException {
        String form = "grant_type=client_credentials&client_id=" + application.clientId() + "&client_secret=" + secret
                + "&scope=" + URLEncoder.encode(scope, StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(issuer.tokenUrl())
                .timeout(Duration.ofSeconds(60))
                .POST(BodyPublishers.ofString(form))
                .build();
        String answer = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();
        return JSONObjectUtils.getString(JSONObjectUtils.parse(answer), "access_token");
    }
}
