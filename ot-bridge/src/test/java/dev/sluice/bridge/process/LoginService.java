package dev.sluice.bridge.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.sluice.functionshost.issuer.TokenIssuer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/**
 * {@code login.microsoftonline.com}, for a process whose way out is an HTTP proxy: the proxy leads there and nowhere else.
 * Behind the name, over TLS, is an issuer; so the SDK runs as it is, with its own address of the authority.
 */
final class LoginService implements AutoCloseable {
    static final String HOST = "login.microsoftonline.com";

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String INSTANCES = """
            {"tenant_discovery_endpoint":"https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration",
             "api-version":"1.1","metadata":[{"preferred_network":"login.microsoftonline.com",
             "preferred_cache":"login.windows.net","aliases":["login.microsoftonline.com","login.windows.net"]}]}
            """;
    private static final String NO_TENANT =
            "{\"error\":\"invalid_request\",\"error_description\":\"AADSTS90002: Tenant not found.\"}";

    private final TokenIssuer issuer;
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpsServer https;
    private final ServerSocket proxy;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "login-service");
        thread.setDaemon(true);
        return thread;
    });

    /** Starts it on free ports. */
    LoginService(TokenIssuer issuer, SSLContext certificate) throws IOException {
        this.issuer = issuer;
        InetAddress here = InetAddress.getLoopbackAddress();
        https = HttpsServer.create(new InetSocketAddress(here, 0), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(certificate));
        https.createContext("/common/discovery/instance", exchange -> answer(exchange, 200, INSTANCES));
        https.createContext("/", this::forward);
        https.setExecutor(threads);
        https.start();
        proxy = new ServerSocket(0, 50, here);
        threads.execute(this::accept);
    }

    /** The port of the proxy. */
    int proxyPort() {
        return proxy.getLocalPort();
    }

    private void forward(HttpExchange exchange) throws IOException {
        URI tenant = issuer.url().resolve(exchange.getRequestURI().getPath());
        HttpRequest request = HttpRequest.newBuilder(tenant)
                .timeout(LIMIT)
                .POST(HttpRequest.BodyPublishers.ofByteArray(
                        exchange.getRequestBody().readAllBytes()))
                .build();
        try {
            HttpResponse<String> given = client.send(request, HttpResponse.BodyHandlers.ofString());
            boolean unknown = given.statusCode() == 404;
            answer(exchange, unknown ? 400 : given.statusCode(), unknown ? NO_TENANT : given.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        try (exchange) {
            byte[] body = json.getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private void accept() {
        while (!proxy.isClosed()) {
            try {
                Socket caller = proxy.accept();
                threads.execute(() -> lead(caller));
            } catch (IOException e) {
                return; // it is closed
            }
        }
    }

    /** A CONNECT request, then bytes both ways. */
    private void lead(Socket caller) {
        try (caller) {
            String request = head(caller.getInputStream());
            OutputStream out = caller.getOutputStream();
            if (!request.startsWith("CONNECT " + HOST + ":443 ")) {
                out.write("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n".getBytes(ISO_8859_1));
                return;
            }
            out.write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(ISO_8859_1));
            try (Socket service = new Socket(
                    InetAddress.getLoopbackAddress(), https.getAddress().getPort())) {
                threads.execute(() -> copy(service, caller));
                copy(caller, service);
            }
        } catch (IOException e) {
            // One of both went away.
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // One of both went away.
        }
    }

    @Override
    public void close() throws IOException {
        proxy.close();
        https.stop(0);
        threads.shutdownNow();
    }
}
