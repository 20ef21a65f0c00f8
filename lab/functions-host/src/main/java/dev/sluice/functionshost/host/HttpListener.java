package dev.sluice.functionshost.host;

import com.microsoft.azure.functions.HttpResponseMessage;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Serves the HTTP functions of an app on the loopback address. */
final class HttpListener implements AutoCloseable {
    private static final int THREADS = 4;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, HttpListener::daemon);

    private HttpListener(HttpServer server) {
        this.server = server;
    }

    static HttpListener open(AppPackage app) {
        try {
            HttpListener listener =
                    new HttpListener(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            app.functions().stream()
                    .filter(function -> function.kind().equals("httpTrigger"))
                    .forEach(function -> listener.serve(function, app));
            listener.server.setExecutor(listener.threads);
            listener.server.start();
            return listener;
        } catch (IOException e) {
            throw new UncheckedIOException("the HTTP functions can't be served", e);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void serve(FunctionDefinition function, AppPackage app) {
        FunctionMethod method = app.method(function);
        String route = function.trigger().path("route").asText(function.name());
        Route path = new Route("/" + app.host().routePrefix() + "/" + route);
        server.createContext(path.fixed(), exchange -> answer(exchange, function, method, path));
    }

    private static void answer(HttpExchange exchange, FunctionDefinition function, FunctionMethod method, Route route)
            throws IOException {
        try (exchange) {
            Map<String, String> metadata = route.match(exchange.getRequestURI().getPath());
            HttpResponseMessage answer = metadata == null
                    ? new HttpAnswer(404, "no such route")
                    : invoke(exchange, function, method, metadata);
            byte[] body = String.valueOf(answer.getBody()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.getStatusCode(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static HttpResponseMessage invoke(
            HttpExchange exchange, FunctionDefinition function, FunctionMethod method, Map<String, String> metadata) {
        try {
            Object answer = method.invoke(new InvocationData(
                    new HttpCall(exchange.getRequestMethod(), exchange.getRequestURI()),
                    new LinkedHashMap<>(metadata),
                    new HostContext(function.name(), 0, 0)));
            return answer instanceof HttpResponseMessage message ? message : new HttpAnswer(204, "");
        } catch (ReflectiveOperationException | RuntimeException e) {
            return new HttpAnswer(500, "the function failed");
        }
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

    /** A route with at most one {@code {name}} at its end. */
    private record Route(String template) {
        String fixed() {
            int parameter = template.indexOf("/{");
            return parameter < 0 ? template : template.substring(0, parameter);
        }

        @Nullable Map<String, String> match(String path) {
            int parameter = template.indexOf("/{");
            if (parameter < 0) {
                return path.equals(template) ? Map.of() : null;
            }
            String value = path.substring(Math.min(path.length(), parameter + 1));
            String name = template.substring(parameter + 2, template.length() - 1);
            return value.isEmpty() || value.contains("/") ? null : Map.of(name, value);
        }
    }
}
