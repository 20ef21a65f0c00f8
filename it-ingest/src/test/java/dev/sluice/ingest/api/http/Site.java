package dev.sluice.ingest.api.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.sluice.functionshost.clock.MovableClock;
import dev.sluice.functionshost.issuer.Application;
import dev.sluice.functionshost.issuer.Credential;
import dev.sluice.functionshost.issuer.TokenIssuer;
import dev.sluice.ingest.api.Api;
import dev.sluice.ingest.api.ApiLimits;
import dev.sluice.ingest.api.MemoryStore;
import dev.sluice.ingest.api.PageKey;
import dev.sluice.ingest.api.access.HttpKeySource;
import dev.sluice.ingest.api.access.TokenAccess;
import dev.sluice.ingest.api.access.TokenRules;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The API served on a real socket, on devices in memory, for tokens of a local issuer. */
final class Site implements AutoCloseable {
    static final String AUDIENCE = "api://ingest";

    private static final Duration LIMIT = Duration.ofSeconds(20);

    final MovableClock clock = new MovableClock(Instant.now());
    final MemoryStore store = MemoryStore.of(3);
    final TokenIssuer issuer;
    final Application application = Application.with(new Credential.Secret("secret"));
    private final ApiServer server;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(LIMIT).build();

    private Site(TokenIssuer issuer) throws IOException {
        this.issuer = issuer;
        this.server = ApiServer.open(0, api(store, issuer, clock, ApiLimits.DEFAULT.withPerSecond(1_000)));
    }

    static Site open() throws IOException {
        return new Site(TokenIssuer.open("tenant"));
    }

    static Api api(MemoryStore store, TokenIssuer issuer, Clock clock, ApiLimits limits) {
        TokenRules rules = new TokenRules("tenant", Set.of(issuer.issuer()), Set.of(AUDIENCE), TokenRules.READ);
        HttpKeySource keys = new HttpKeySource(URI.create(issuer.issuer() + "/discovery/keys"));
        return new Api(
                new Api.Parts(
                        store.devices(), store.alarms(), new TokenAccess(rules, keys, clock), PageKey.random(), clock),
                limits);
    }

    /** What a good token says. */
    JWTClaimsSet.Builder claims() {
        return issuer.claims(application, AUDIENCE).claim("roles", List.of(TokenRules.READ));
    }

    String token() {
        return issuer.sign(claims().build());
    }

    HttpResponse<String> get(String path, @Nullable String token) throws IOException, InterruptedException {
        return http.send(request(path, token), BodyHandlers.ofString());
    }

    HttpRequest request(String path, @Nullable String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.address().getPort() + path))
                .timeout(LIMIT);
        return (token == null ? request : request.header("Authorization", "Bearer " + token)).build();
    }

    HttpClient http() {
        return http;
    }

    /** Sends bytes as they are, and reads until the server ends the connection. */
    String raw(String text) throws IOException {
        try (Socket socket =
                new Socket(server.address().getAddress(), server.address().getPort())) {
            socket.setSoTimeout((int) LIMIT.toMillis());
            socket.getOutputStream().write(text.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    @Override
    public void close() {
        server.close();
        issuer.close();
    }
}
