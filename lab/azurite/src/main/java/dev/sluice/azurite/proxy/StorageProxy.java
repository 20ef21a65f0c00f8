package dev.sluice.azurite.proxy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands before one service of a storage on this machine; whoever opens it decides what becomes of each request. Serves
 * any number of connections at once.
 */
public final class StorageProxy implements AutoCloseable {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final String connection;
    private final int port;
    private final Handler handler;
    private final HttpServer server;

    private StorageProxy(String connection, int port, Handler handler) {
        this.connection = connection;
        this.port = port;
        this.handler = handler;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("the proxy could not listen", e);
        }
    }

    /**
     * Opens one, on a free port.
     *
     * @param connection string of the storage account
     * @param handler is asked for each request, by several threads at once
     * @throws IllegalArgumentException when the account has no such service at 127.0.0.1
     */
    public static StorageProxy open(String connection, Service service, Handler handler) {
        Matcher endpoint = Pattern.compile(service.endpoint() + "=http://127\\.0\\.0\\.1:(\\d+)")
                .matcher(connection);
        if (!endpoint.find()) {
            throw new IllegalArgumentException(
                    "the connection string has no " + service.endpoint() + " with a port of 127.0.0.1");
        }
        StorageProxy proxy = new StorageProxy(connection, Integer.parseInt(endpoint.group(1)), handler);
        proxy.server.createContext("/", proxy::handle);
        proxy.server.setExecutor(proxy.threads);
        proxy.server.start();
        return proxy;
    }

    /** The same connection string, through this. It holds the account's key. */
    public String connection() {
        return connection.replace(":" + port + "/", ":" + server.getAddress().getPort() + "/");
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            handler.handle(ProxiedRequest.read(exchange, client, port));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** A service of a storage account. */
    public enum Service {
        BLOB("BlobEndpoint"),
        TABLE("TableEndpoint");

        private final String endpoint;

        Service(String endpoint) {
            this.endpoint = endpoint;
        }

        private String endpoint() {
            return endpoint;
        }
    }

    /** Decides what becomes of a request. */
    @FunctionalInterface
    public interface Handler {
        /** The connection of a request that gets no answer here is closed. */
        void handle(ProxiedRequest request) throws IOException, InterruptedException;
    }
}
