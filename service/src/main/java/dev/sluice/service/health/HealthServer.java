package dev.sluice.service.health;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.contract.settings.InvalidSettingException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Answers {@code /health/live}, {@code /health/ready}, {@code /health/lag} and {@code /metrics} over HTTP. The answers
 * hold no secret and no part of an event.
 */
public final class HealthServer implements AutoCloseable {
    private static final int THREADS = 2;
    private static final String JSON = "application/json";

    private final HttpServer server;
    private final Health health;
    private final Supplier<String> metrics;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, HealthServer::daemon);

    private HealthServer(HttpServer server, Health health, Supplier<String> metrics) {
        this.server = server;
        this.health = health;
        this.metrics = metrics;
    }

    /**
     * A server that answers.
     *
     * @param metrics the page of metrics, in the text format of Prometheus
     * @throws InvalidSettingException when it can't listen there
     */
    public static HealthServer open(InetSocketAddress address, Health health, Supplier<String> metrics) {
        try {
            HealthServer opened = new HealthServer(HttpServer.create(address, 0), health, metrics);
            opened.server.createContext("/", opened::answer);
            opened.server.setExecutor(opened.threads);
            opened.server.start();
            return opened;
        } catch (IOException e) {
            throw new InvalidSettingException("SLUICE_HEALTH_PORT: listening on " + address
                    + " failed: check that the port is free and the address is this machine's");
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (exchange.getRequestURI().getPath()) {
                case "/health/live" -> send(exchange, 200, JSON, HealthJson.live());
                case "/health/ready" -> ready(exchange);
                case "/health/lag" -> lag(exchange);
                case "/metrics" -> send(exchange, 200, "text/plain; version=0.0.4", metrics.get());
                default -> send(exchange, 404, JSON, "{}");
            }
        }
    }

    private void ready(HttpExchange exchange) throws IOException {
        Optional<String> unready = health.unready();
        send(exchange, unready.isEmpty() ? 200 : 503, JSON, HealthJson.ready(unready));
    }

    private void lag(HttpExchange exchange) throws IOException {
        Optional<Lag> lag = lag();
        if (lag.isPresent()) {
            send(exchange, 200, JSON, HealthJson.lag(lag.get()));
        } else {
            send(exchange, 503, JSON, HealthJson.ready(health.unready()));
        }
    }

    private Optional<Lag> lag() {
        try {
            return Optional.of(health.lag());
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "health");
        thread.setDaemon(true);
        return thread;
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return server.getAddress();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
