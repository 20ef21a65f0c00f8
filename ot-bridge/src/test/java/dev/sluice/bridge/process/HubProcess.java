package dev.sluice.bridge.process;

import dev.sluice.functionshost.child.ChildProcess;
import dev.sluice.functionshost.child.Signals;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A hub that can be killed, frozen and disturbed, and comes back on the same port with the same data. */
final class HubProcess implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path data;
    private final String hub;
    private final String connection;
    private final String port;
    private final String adminPort;
    private ChildProcess process;

    HubProcess(Path data, String hub) {
        this.data = data;
        this.hub = hub;
        this.process = launch("0", "0");
        this.port = process.line();
        this.connection = process.line();
        this.adminPort = process.line();
    }

    int port() {
        return Integer.parseInt(port);
    }

    String connection() {
        return connection;
    }

    HubClient client() {
        return new HubClient(connection, hub);
    }

    void killAndRestart() {
        process.kill();
        process = launch(port, adminPort);
        process.line();
    }

    void freezeFor(Duration time) {
        Signals.freezeFor(process.pid(), time);
    }

    /** Asks its admin API for something: method, path and body as its README says. */
    void ask(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + adminPort + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .timeout(LIMIT)
                .build();
        try {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            if (status >= 300) {
                throw new IllegalStateException(method + " " + path + " " + body + ": " + status);
            }
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path + " of hub " + hub + " failed", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.close();
    }

    private ChildProcess launch(String onPort, String onAdminPort) {
        return ChildProcess.start(
                HubMain.class, Map.of(), data, data.resolve(hub).toString(), onPort, onAdminPort, hub);
    }
}
