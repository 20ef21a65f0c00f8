package dev.sluice.ingest.api.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.ingest.api.Api;
import dev.sluice.ingest.api.ApiRequest;
import dev.sluice.ingest.api.ApiResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Serves the API over HTTP with few threads. Requests beyond a short queue are answered by closing their connection;
 * what a client sends too slowly is given up. TLS is the business of what stands before it, and so it listens on the
 * loopback address unless another is given. {@link #close()} may be called twice.
 */
public final class ApiServer implements AutoCloseable {
    private static final int THREADS = 8;
    private static final int MOST_WAITING = 64;
    private static final int BACKLOG = 128;

    private final HttpServer server;
    private final Api api;
    private final ExecutorService threads = new ThreadPoolExecutor(
            THREADS, THREADS, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), ApiServer::daemon);

    private ApiServer(HttpServer server, Api api) {
        this.server = server;
        this.api = api;
    }

    /**
     * Serves on the loopback address.
     *
     * @param port 0 for any that is free
     * @throws IOException when it can't listen there
     */
    public static ApiServer open(int port, Api api) throws IOException {
        return open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), api);
    }

    /**
     * Serves on an address.
     *
     * @throws IOException when it can't listen there
     */
    public static ApiServer open(InetSocketAddress address, Api api) throws IOException {
        ServerLimits.apply();
        ApiServer opened = new ApiServer(HttpServer.create(address, BACKLOG), api);
        opened.server.createContext("/", opened::answer);
        opened.server.setExecutor(opened.threads);
        opened.server.start();
        return opened;
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return server.getAddress();
    }

    /** Passes over the body first, so that the connection can be used again. */
    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().close();
            send(exchange, api.answer(request(exchange)));
        }
    }

    private static ApiRequest request(HttpExchange exchange) {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        return new ApiRequest(
                exchange.getRequestMethod(),
                Objects.requireNonNullElse(exchange.getRequestURI().getRawPath(), ""),
                exchange.getRequestURI().getRawQuery(),
                headers);
    }

    private static void send(HttpExchange exchange, ApiResponse answer) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        answer.headers().forEach(headers::set);
        byte[] body = answer.body();
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "api");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
