package dev.sluice.functionshost.issuer;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Gives an app the tokens of its managed identities, as the local endpoint of App Service and Functions does. Thread-safe.
 *
 * @see <a href="https://learn.microsoft.com/azure/app-service/overview-managed-identity#rest-endpoint-reference">The
 *     endpoint</a>
 */
public final class IdentityEndpoint implements AutoCloseable {
    private static final String PATH = "/msi/token";

    private final HttpServer http;
    private final TokenIssuer tenant;
    private final String header = UUID.randomUUID().toString();
    private final Map<String, Application> identities = new ConcurrentHashMap<>();
    private final AtomicInteger requests = new AtomicInteger();

    private IdentityEndpoint(HttpServer http, TokenIssuer tenant) {
        this.http = http;
        this.tenant = tenant;
    }

    /** Starts one on a free port of the loopback address, for identities of a tenant. */
    public static IdentityEndpoint open(TokenIssuer tenant) {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            IdentityEndpoint endpoint = new IdentityEndpoint(http, tenant);
            http.createContext(PATH, endpoint::answer);
            http.start();
            return endpoint;
        } catch (IOException e) {
            throw new UncheckedIOException("The identity endpoint can't be started: " + e.getMessage(), e);
        }
    }

    /** Gives the app a user-assigned identity. */
    public void assign(Application identity) {
        identities.put(identity.clientId(), identity);
    }

    /** What the platform puts into the app's environment. */
    public Map<String, String> environment() {
        return Map.of(
                "IDENTITY_ENDPOINT",
                "http://127.0.0.1:" + http.getAddress().getPort() + PATH,
                "IDENTITY_HEADER",
                header);
    }

    /** How often it was asked for a token. */
    public int requests() {
        return requests.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.incrementAndGet();
            String query = exchange.getRequestURI().getRawQuery();
            Map<String, String> form = Form.parse(query == null ? "" : query);
            Application identity = identities.get(form.getOrDefault("client_id", ""));
            if (identity == null || !isOfTheApp(exchange, form)) {
                send(exchange, 400, Map.of("statusCode", 400, "message", "No User Assigned Managed Identity found."));
            } else {
                send(exchange, 200, token(identity, form.getOrDefault("resource", "")));
            }
        }
    }

    private boolean isOfTheApp(HttpExchange exchange, Map<String, String> form) {
        return header.equals(exchange.getRequestHeaders().getFirst("X-IDENTITY-HEADER"))
                && "2019-08-01".equals(form.get("api-version"));
    }

    private Map<String, ?> token(Application identity, String resource) {
        JWTClaimsSet claims = tenant.claims(identity, resource).build();
        Date expires = claims.getExpirationTime();
        return Map.of(
                "access_token",
                tenant.sign(claims),
                "client_id",
                identity.clientId(),
                "expires_on",
                Long.toString(expires.toInstant().getEpochSecond()),
                "resource",
                resource,
                "token_type",
                "Bearer");
    }

    private static void send(HttpExchange exchange, int status, Map<String, ?> answer) throws IOException {
        byte[] body = JSONObjectUtils.toJSONString(answer).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    /** Ends it. */
    @Override
    public void close() {
        http.stop(0);
    }
}
