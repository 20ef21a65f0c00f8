package dev.sluice.azurite.proxy;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/** A request on its way to a storage service. For the thread that was given it. */
public final class ProxiedRequest {
    /** Headers that belong to a connection: each side has its own. */
    private static final Set<String> OWN =
            Set.of("connection", "content-length", "expect", "host", "http2-settings", "transfer-encoding", "upgrade");

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final HttpExchange exchange;
    private final HttpClient client;
    private final URI target;
    private final byte[] body;

    private ProxiedRequest(HttpExchange exchange, HttpClient client, URI target, byte[] body) {
        this.exchange = exchange;
        this.client = client;
        this.target = target;
        this.body = body;
    }

    static ProxiedRequest read(HttpExchange exchange, HttpClient client, int port) throws IOException {
        URI target = URI.create("http://127.0.0.1:" + port + exchange.getRequestURI());
        return new ProxiedRequest(
                exchange, client, target, exchange.getRequestBody().readAllBytes());
    }

    public String method() {
        return exchange.getRequestMethod();
    }

    /** Where the service has it. */
    public URI target() {
        return target;
    }

    public byte[] body() {
        return body.clone();
    }

    /** Hands it on, once for each call; returns what the service answers, within 30 seconds. */
    public HttpResponse<byte[]> send() throws IOException, InterruptedException {
        return send(body);
    }

    /** The same with another body. */
    public HttpResponse<byte[]> send(byte[] other) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(target)
                .timeout(LIMIT)
                .method(method(), HttpRequest.BodyPublishers.ofByteArray(other));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!isOwn(name)) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Answers it as the service did. */
    public void answer(HttpResponse<byte[]> answer) throws IOException {
        answer.headers().map().forEach((name, values) -> {
            if (!isOwn(name)) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        byte[] text = answer.body();
        exchange.sendResponseHeaders(answer.statusCode(), text.length == 0 ? -1 : text.length);
        exchange.getResponseBody().write(text);
    }

    /** Answers it with a status and no more. */
    public void answer(int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
    }

    private static boolean isOwn(String header) {
        return OWN.contains(header.toLowerCase(Locale.ROOT));
    }
}
