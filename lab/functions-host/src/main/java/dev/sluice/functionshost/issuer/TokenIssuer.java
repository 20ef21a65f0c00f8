package dev.sluice.functionshost.issuer;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * Issues tokens (JWT) like a tenant of Microsoft Entra ID, over HTTP on the loopback address: discovery, keys, and a
 * token endpoint for applications (client credentials with a secret or a federated token). Thread-safe.
 */
public final class TokenIssuer implements AutoCloseable {
    private static final int MOST_BYTES = 64 * 1024;
    private static final String DISCOVERY = "/.well-known/openid-configuration";
    private static final String KEYS = "/discovery/keys";
    private static final String TOKEN = "/oauth2/v2.0/token";

    private static final String ALL = "/.default";

    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "token-issuer");
        thread.setDaemon(true);
        return thread;
    });
    private final String tenant;
    private final Clock clock;
    private final SigningKeys keys = new SigningKeys(KeyKind.RS256);
    private final Applications applications = new Applications();
    private final Weather weather = new Weather();
    private volatile Duration valid = Duration.ofHours(1);

    private TokenIssuer(HttpServer http, String tenant, Clock clock) {
        this.http = http;
        this.tenant = tenant;
        this.clock = clock;
    }

    /** Starts the issuer of a tenant on a free port. */
    public static TokenIssuer open(String tenant) {
        return open(tenant, Clock.systemUTC());
    }

    /** Starts the issuer of a tenant, whose tokens begin at the time of a clock. */
    public static TokenIssuer open(String tenant, Clock clock) {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            TokenIssuer issuer = new TokenIssuer(http, tenant, clock);
            issuer.start();
            return issuer;
        } catch (IOException e) {
            throw new UncheckedIOException("The token issuer can't be started: " + e.getMessage(), e);
        }
    }

    private void start() {
        http.createContext("/" + tenant + DISCOVERY, answering(DISCOVERY, exchange -> discovery()));
        http.createContext("/" + tenant + KEYS, answering(KEYS, exchange -> published()));
        http.createContext("/" + tenant + TOKEN, answering(TOKEN, this::token));
        http.setExecutor(threads);
        http.start();
    }

    /** Where it is; also what its tokens have as {@code iss}. */
    public String issuer() {
        return "http://127.0.0.1:" + http.getAddress().getPort() + "/" + tenant;
    }

    /** The same, as a configuration takes it. */
    public URI url() {
        return URI.create(issuer());
    }

    /** Where it publishes its keys. */
    public URI keysUrl() {
        return URI.create(issuer() + KEYS);
    }

    /** Where applications ask for tokens. */
    public URI tokenUrl() {
        return URI.create(issuer() + TOKEN);
    }

    /** The keys that it publishes now. */
    public JWKSet publicKeys() {
        return keys.published();
    }

    /** Lets an application ask for tokens. */
    public void register(Application application) {
        applications.add(application);
    }

    /** Forgets an application. */
    public void unregister(Application application) {
        applications.remove(application);
    }

    /** From now on tokens are valid for so long; an hour before. */
    public void issueFor(Duration time) {
        valid = time;
    }

    /** Signs with a new key from now on; the old one is published no more. */
    public void rotate(KeyKind kind) {
        keys.rotate(kind);
    }

    /** Lets requests wait until {@link #release()}, for a minute at most. */
    public void hold() {
        weather.hold();
    }

    /** Answers the requests that wait, and those that come. */
    public void release() {
        weather.release();
    }

    /** Answers every request with 503, or no longer. */
    public void breakDown(boolean down) {
        weather.breakDown(down);
    }

    /** How often it was asked for its keys. */
    public int keyRequests() {
        return weather.asked(KEYS);
    }

    /** How often it was asked for a token. */
    public int tokenRequests() {
        return weather.asked(TOKEN);
    }

    /** What a token of an application says, for tests that want another one. */
    public JWTClaimsSet.Builder claims(Application application, String audience) {
        Instant now = clock.instant();
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(audience)
                .subject(application.objectId())
                .claim("oid", application.objectId())
                .claim("appid", application.clientId())
                .claim("tid", tenant)
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plus(valid)));
    }

    /** Signs what its token endpoint would not. */
    public String sign(JWTClaimsSet claims) {
        return keys.sign(claims);
    }

    private Answer discovery() {
        return Answer.of(
                200,
                Map.of(
                        "issuer",
                        issuer(),
                        "jwks_uri",
                        issuer() + KEYS,
                        "token_endpoint",
                        tokenUrl().toString(),
                        "response_types_supported",
                        new String[] {"token"}));
    }

    private Answer published() {
        return Answer.of(200, keys.published().toJSONObject(true));
    }

    private Answer token(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES);
        Map<String, String> form = Form.parse(new String(body, StandardCharsets.UTF_8));
        if (!"client_credentials".equals(form.get("grant_type"))) {
            return Answer.error(400, "unsupported_grant_type");
        }
        try {
            return Answer.of(200, issued(applications.authenticate(form), form.getOrDefault("scope", "")));
        } catch (RefusedException e) {
            return Answer.of(401, Map.of("error", "invalid_client", "error_description", e.getMessage()));
        }
    }

    private Map<String, Object> issued(Application application, String scope) {
        return Map.of(
                "token_type", "Bearer",
                "expires_in", valid.toSeconds(),
                "access_token", sign(claims(application, audience(scope)).build()));
    }

    /** Clients ask for other scopes besides, such as {@code openid}: the resource is the one that ends so. */
    private static String audience(String scope) {
        return Stream.of(scope.split(" ", -1))
                .filter(one -> one.endsWith(ALL))
                .map(one -> one.substring(0, one.length() - ALL.length()))
                .findFirst()
                .orElse(scope);
    }

    private interface Handling {
        Answer answer(HttpExchange exchange) throws IOException;
    }

    private HttpHandler answering(String path, Handling handling) {
        return exchange -> {
            try (exchange) {
                weather.pass(path);
                Answer answer = weather.isBroken() ? Answer.error(503, "unavailable") : handling.answer(exchange);
                send(exchange, answer);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] bytes = JSONObjectUtils.toJSONString(answer.body()).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private record Answer(int status, Map<String, ?> body) {
        static Answer of(int status, Map<String, ?> body) {
            return new Answer(status, body);
        }

        static Answer error(int status, String code) {
            return of(status, Map.of("error", code));
        }
    }

    /** Ends it; what waits is not answered. */
    @Override
    public void close() {
        weather.release();
        http.stop(0);
        threads.shutdownNow();
    }
}
