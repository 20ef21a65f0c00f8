package dev.sluice.eventhubs.security;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks an issuer for its keys: discovery, then the key set. Thread-safe; blocks nobody.
 *
 * @see <a href="https://openid.net/specs/openid-connect-discovery-1_0.html">OpenID Connect Discovery 1.0</a>
 */
final class IssuerClient {
    private static final int MOST_BYTES = 256 * 1024;
    private static final String DISCOVERY = "/.well-known/openid-configuration";
    /** Entra writes this where the documents of several tenants are one. */
    private static final String ANY_TENANT = "{tenantid}";

    private final URI url;
    private final @Nullable String tenant;
    private final Duration deadline;
    private final HttpClient http;

    /**
     * @param deadline for each of the two requests
     * @param executor for the client's own work, which is short
     */
    IssuerClient(URI url, @Nullable String tenant, Duration deadline, Executor executor) {
        this.url = url;
        this.tenant = tenant;
        this.deadline = deadline;
        this.http = HttpClient.newBuilder()
                .executor(executor)
                .connectTimeout(deadline)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    URI url() {
        return url;
    }

    /** What the issuer publishes now; fails with what went wrong. */
    CompletableFuture<PublishedKeys> fetch() {
        return get(URI.create(url.toString().replaceAll("/+$", "") + DISCOVERY))
                .thenApply(IssuerClient::object)
                .thenCompose(document ->
                        get(keysUri(document)).thenApply(keys -> new PublishedKeys(issuer(document), keySet(keys))));
    }

    private CompletableFuture<String> get(URI uri) {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(deadline)
                .header("Accept", "application/json")
                .build();
        CompletableFuture<HttpResponse<byte[]>> sent = http.sendAsync(request, answer -> new BoundedBody(MOST_BYTES));
        CompletableFuture<String> body =
                sent.thenApply(IssuerClient::body).orTimeout(deadline.toMillis(), TimeUnit.MILLISECONDS);
        // The request's own timeout ends with the headers of the answer.
        return body.whenComplete((text, failure) -> sent.cancel(failure != null));
    }

    private static String body(HttpResponse<byte[]> response) {
        if (response.statusCode() != 200) {
            throw failure(response.uri() + " answers " + response.statusCode());
        }
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private static Map<String, Object> object(String json) {
        try {
            return JSONObjectUtils.parse(json);
        } catch (ParseException e) {
            throw failure("its discovery document is no JSON object");
        }
    }

    private static JWKSet keySet(String json) {
        try {
            return JWKSet.parse(json);
        } catch (ParseException e) {
            throw failure("its keys are no key set");
        }
    }

    /** Keys come as safely as the document that names them. */
    private URI keysUri(Map<String, Object> document) {
        URI keys = uri(text(document, "jwks_uri"));
        boolean sameHost = "http".equals(url.getScheme()) && url.getHost().equals(keys.getHost());
        if (keys.getHost() == null
                || !("https".equals(keys.getScheme()) || ("http".equals(keys.getScheme()) && sameHost))) {
            throw failure("its keys are not at an https URL");
        }
        return keys;
    }

    private static URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw failure("its keys are at no URL");
        }
    }

    private String issuer(Map<String, Object> document) {
        String issuer = text(document, "issuer");
        if (!issuer.contains(ANY_TENANT)) {
            return issuer;
        }
        if (tenant == null) {
            throw failure("it stands for every tenant: configure one");
        }
        return issuer.replace(ANY_TENANT, tenant);
    }

    private static String text(Map<String, Object> document, String key) {
        if (document.get(key) instanceof String text && !text.isEmpty()) {
            return text;
        }
        throw failure("its discovery document has no '" + key + "'");
    }

    private static UncheckedIOException failure(String what) {
        return new UncheckedIOException(new IOException(what));
    }
}
