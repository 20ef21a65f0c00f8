package dev.sluice.bridge.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.bridge.settings.SecretsConfig;
import dev.sluice.bridge.settings.VaultSecret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;

/** Stands in for Key Vault: its REST interface for reading secrets, as far as a reader sees it. */
public final class Vault implements AutoCloseable {
    private static final String TOKEN = "token for https://vault.azure.net/.default";

    public volatile int status = 200;
    private final Map<String, String> secrets = new ConcurrentHashMap<>();
    private final AtomicInteger reads = new AtomicInteger();
    private final HttpServer server;

    public Vault() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/secrets/", this::answer);
        server.start();
    }

    public void put(String name, String value) {
        secrets.put(name, value);
    }

    public int reads() {
        return reads.get();
    }

    VaultSecret secret(String name) {
        return new VaultSecret(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/secrets/" + name),
                "https://vault.azure.net/.default");
    }

    /** An environment whose settings of the given names are here, under the names of the settings. */
    public Secrets of(Map<String, String> environment, String... settings) {
        Map<String, VaultSecret> references = new HashMap<>();
        for (String setting : settings) {
            references.put(setting, secret(setting));
        }
        return new Secrets(environment, new SecretsConfig(references, null, Duration.ofMillis(200)), Vault::credential);
    }

    static TokenCredential credential() {
        return request -> Mono.just(new AccessToken(
                "token for " + request.getScopes().get(0),
                OffsetDateTime.now(ZoneOffset.UTC).plusHours(1)));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            reads.incrementAndGet();
            boolean asked = "api-version=7.4".equals(exchange.getRequestURI().getQuery())
                    && exchange.getRequestMethod().equals("GET");
            boolean known =
                    ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
            String value = secrets.get(exchange.getRequestURI().getPath().substring("/secrets/".length()));
            int code = status != 200 ? status : !known ? 401 : !asked ? 400 : value == null ? 404 : 200;
            byte[] body = (code == 200
                            ? "{\"attributes\":{\"enabled\":true,\"value\":\"x\"},\"value\":\"" + value
                                    + "\",\"id\":\"i\"}"
                            : "{\"error\":{\"code\":\"planned\"}}")
                    .getBytes(UTF_8);
            exchange.sendResponseHeaders(code, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
