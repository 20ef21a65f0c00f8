package dev.sluice.functionshost.host;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves the HTTP functions of an app on the loopback address. Of two whose routes match, the one answers whose name
 * comes first: there is no precedence of literal segments. What none answers is not found, whatever the method.
 *
 * @see <a href="https://github.com/Azure/azure-functions-host/issues/9876">the order of routes</a>
 */
final class HttpListener implements AutoCloseable {
    private static final int THREADS = 4;
    private static final int NOT_FOUND = 404;

    private final HttpServer server;
    private final List<HttpFunction> functions;
    private final AdminRoute admin;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, HttpListener::daemon);

    private HttpListener(HttpServer server, List<HttpFunction> functions, AdminRoute admin) {
        this.server = server;
        this.functions = functions;
        this.admin = admin;
    }

    /**
     * Begins to serve on a free port.
     *
     * @param functions in the order of their names
     * @param timers those that can be run by hand
     */
    static HttpListener open(List<HttpFunction> functions, List<TimerListener> timers) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            HttpListener listener = new HttpListener(server, functions, new AdminRoute(timers));
            server.createContext("/", listener::answer);
            server.setExecutor(listener.threads);
            server.start();
            return listener;
        } catch (IOException e) {
            throw new UncheckedIOException("the HTTP functions can't be served", e);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = UrlText.decode(exchange.getRequestURI().getRawPath());
            admin.answer(exchange.getRequestMethod(), path)
                    .or(() -> invoke(exchange, path, body))
                    .orElseGet(() -> new HttpAnswer(NOT_FOUND, ""))
                    .send(exchange);
        }
    }

    private Optional<HttpAnswer> invoke(HttpExchange exchange, String path, byte[] body) {
        for (HttpFunction function : functions) {
            Optional<Map<String, String>> parameters = function.match(exchange.getRequestMethod(), path);
            if (parameters.isPresent()) {
                return Optional.of(function.invoke(call(exchange, path, body), parameters.get()));
            }
        }
        return Optional.empty();
    }

    private static HttpCall call(HttpExchange exchange, String path, byte[] body) {
        URI asked = exchange.getRequestURI();
        String query = asked.getRawQuery() == null ? "" : asked.getRawQuery();
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        return new HttpCall(
                exchange.getRequestMethod(),
                "http://" + headers.getOrDefault("host", "localhost") + UrlText.encodePath(path)
                        + (query.isEmpty() ? "" : "?" + query),
                headers,
                UrlText.parameters(query),
                new String(body, StandardCharsets.UTF_8));
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "http");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
