package dev.sluice.ingest.deployment;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.azurite.Azurite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** A storage that answers 503 to everything, at the addresses of another one, which is stopped meanwhile. */
final class StateOutage implements AutoCloseable {
    private static final Pattern PORT = Pattern.compile("127\\.0\\.0\\.1:(\\d+)");

    private final Azurite azurite;
    private final List<HttpServer> servers;
    private final AtomicInteger refused = new AtomicInteger();

    /** Begins. */
    StateOutage(Azurite azurite, String connection) {
        this.azurite = azurite;
        azurite.stop();
        this.servers = PORT.matcher(connection)
                .results()
                .map(port -> serve(Integer.parseInt(port.group(1))))
                .toList();
    }

    /** How many requests were answered so. */
    int refused() {
        return refused.get();
    }

    private HttpServer serve(int port) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            server.createContext("/", this::refuse);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void refuse(HttpExchange exchange) throws IOException {
        try (exchange) {
            refused.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(503, -1);
        }
    }

    /** Ends: the storage is back, with what it held. */
    @Override
    public void close() {
        servers.forEach(server -> server.stop(0));
        azurite.restart();
    }
}
