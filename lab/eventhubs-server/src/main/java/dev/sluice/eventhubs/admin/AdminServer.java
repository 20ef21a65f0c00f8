package dev.sluice.eventhubs.admin;

import com.sun.net.httpserver.HttpServer;
import dev.sluice.eventhubs.AdminConfig;
import dev.sluice.eventhubs.EventHubsServerException;
import dev.sluice.eventhubs.engine.Namespace;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/** Serves the admin API. Thread-safe. */
public final class AdminServer implements AutoCloseable {
    private static final int THREADS = 16;

    private final HttpServer http;
    private final ExecutorService threads;
    private final AtomicBoolean ready;

    private AdminServer(HttpServer http, ExecutorService threads, AtomicBoolean ready) {
        this.http = http;
        this.threads = threads;
        this.ready = ready;
    }

    /**
     * Binds the port and answers.
     *
     * @throws EventHubsServerException if the port can't be used
     */
    public static AdminServer open(AdminConfig config, Namespace namespace) {
        AtomicBoolean ready = new AtomicBoolean(true);
        List<Route> routes = new ArrayList<>(new StateRoutes(namespace, ready::get).routes());
        routes.addAll(new HubRoutes(namespace).routes());
        routes.addAll(new FaultRoutes(namespace.faults()).routes());
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, AdminServer::thread);
        HttpServer http = bind(config);
        http.createContext("/", new Router(new Guard(config), routes));
        http.setExecutor(threads);
        http.start();
        return new AdminServer(http, threads, ready);
    }

    private static HttpServer bind(AdminConfig config) {
        try {
            return HttpServer.create(new InetSocketAddress(config.address(), config.port()), 0);
        } catch (IOException e) {
            throw new EventHubsServerException(
                    "The admin port " + config.port() + " can't be used (" + e.getMessage()
                            + "): choose another with --admin-port, 0 for any free one",
                    e);
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "eventhubs-admin");
        thread.setDaemon(true);
        return thread;
    }

    /** The TCP port it listens on. */
    public int port() {
        return http.getAddress().getPort();
    }

    /** Tells who asks that the server is not ready any more. */
    public void stopping() {
        ready.set(false);
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
