package dev.sluice.functionshost.collector;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/**
 * A collector of OpenTelemetry on the loopback address: takes OTLP over HTTP in its binary form, uncompressed, and keeps
 * all of it. Thread-safe.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otlp/#otlphttp">OTLP/HTTP</a>
 */
public final class Collector implements AutoCloseable {
    private final Map<String, Queue<byte[]>> posted = new ConcurrentHashMap<>();
    private final HttpServer server;

    private Collector(HttpServer server) {
        this.server = server;
    }

    /** Starts one on a free port. */
    public static Collector open() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            Collector collector = new Collector(server);
            server.createContext("/", collector::take);
            server.start();
            return collector;
        } catch (IOException e) {
            throw new UncheckedIOException("The collector can't be started: " + e.getMessage(), e);
        }
    }

    /** What a service needs to tell it of all it does, soon. */
    public Map<String, String> environment() {
        return Map.of(
                "OTEL_EXPORTER_OTLP_ENDPOINT",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "OTEL_METRIC_EXPORT_INTERVAL",
                "200",
                "OTEL_BSP_SCHEDULE_DELAY",
                "200");
    }

    /** The spans that have ended, in the order in which they came. */
    public List<Span> spans() {
        return exports("/v1/traces").flatMap(Span::of).toList();
    }

    /** What each metric's latest export was, by name. */
    public Map<String, Metric> metrics() {
        Map<String, Metric> latest = new LinkedHashMap<>();
        exports("/v1/metrics").flatMap(Metric::of).forEach(metric -> latest.put(metric.name(), metric));
        return latest;
    }

    /** A metric's latest export, if there was one. */
    public Optional<Metric> metric(String name) {
        return Optional.ofNullable(metrics().get(name));
    }

    private Stream<WireMessage> exports(String path) {
        return posted.getOrDefault(path, new ConcurrentLinkedQueue<>()).stream().map(WireMessage::parse);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            posted.computeIfAbsent(exchange.getRequestURI().getPath(), path -> new ConcurrentLinkedQueue<>())
                    .add(body);
            exchange.sendResponseHeaders(200, -1);
        }
    }

    /** Ends it. */
    @Override
    public void close() {
        server.stop(0);
    }
}
