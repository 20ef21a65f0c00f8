package dev.sluice.ingest.deployment;

import com.azure.core.http.HttpMethod;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.ingest.tables.TableLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands before a table service. While a storm blows, one request in so many meets a {@link Trouble}; apart from the busy
 * ones all answers are the service's own.
 */
final class StormyTables implements AutoCloseable {
    private static final Pattern ENDPOINT = Pattern.compile("TableEndpoint=http://127\\.0\\.0\\.1:(\\d+)");

    /** Headers that belong to a connection: each side has its own. */
    private static final Set<String> OWN =
            Set.of("connection", "content-length", "expect", "host", "http2-settings", "transfer-encoding", "upgrade");

    private static final Pattern VERSION = Pattern.compile("(?i)(if-match: ?)W/\"[^\"]*\"");
    private static final String OLD_VERSION = "W/\"datetime'2001-01-01T00%3A00%3A00.0000000Z'\"";
    private static final Pattern CONFLICT = Pattern.compile("HTTP/1\\.1 (409|412) ");
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** What may become of a request. */
    enum Trouble {
        /** The service does nothing, and says 503. */
        BUSY,
        /** The service does it, and its answer gets lost. */
        LOST,
        /** A transaction arrives twice: the answer is the second one's, mostly that somebody else wrote. */
        REPEATED,
        /** A row of a transaction is said to be of an old version: the service does nothing, and says 412. */
        OVERTAKEN
    }

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger conflicts = new AtomicInteger();
    private final Set<Trouble> met = Collections.synchronizedSet(EnumSet.noneOf(Trouble.class));
    private final Set<String> broken = ConcurrentHashMap.newKeySet();
    private final HttpServer server;
    private final String connection;
    private final int port;
    private final Random random;
    private volatile int oneIn;

    StormyTables(String connection, long seed) {
        Matcher endpoint = ENDPOINT.matcher(connection);
        if (!endpoint.find()) {
            throw new IllegalArgumentException("the connection string has no TableEndpoint with a port");
        }
        this.connection = connection;
        this.port = Integer.parseInt(endpoint.group(1));
        this.random = new Random(seed);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    /** The same connection string, through this. */
    String connection() {
        return connection.replace(":" + port, ":" + server.getAddress().getPort());
    }

    /** From now on one request in so many meets a trouble; none for 0. */
    void blow(int oneInSoMany) {
        met.clear();
        oneIn = oneInSoMany;
    }

    void calm() {
        oneIn = 0;
    }

    /** Whether there was each trouble since it began to blow. */
    boolean sawAll() {
        return met.containsAll(EnumSet.allOf(Trouble.class));
    }

    /** How many transactions were told that somebody else wrote. */
    int conflicts() {
        return conflicts.get();
    }

    /** Azure's limits that requests broke, which the emulator does not know. */
    Set<String> broken() {
        return Set.copyOf(broken);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            broken.addAll(TableLimits.broken(new com.azure.core.http.HttpRequest(
                            HttpMethod.valueOf(exchange.getRequestMethod()),
                            target(exchange).toString())
                    .setBody(body)));
            if (oneIn > 0 && random.nextInt(oneIn) == 0) {
                trouble(exchange, body);
            } else {
                pass(exchange, ask(exchange, body));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void trouble(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        boolean writes = exchange.getRequestURI().getPath().endsWith("$batch");
        Trouble trouble = Trouble.values()[random.nextInt(writes ? 4 : 2)];
        met.add(trouble);
        switch (trouble) {
            case BUSY -> exchange.sendResponseHeaders(503, -1);
            case LOST -> ask(exchange, body);
            case REPEATED -> {
                ask(exchange, body);
                pass(exchange, ask(exchange, body));
            }
            case OVERTAKEN -> pass(exchange, ask(exchange, aged(body)));
        }
    }

    /** A transaction one of whose rows, if it replaces any, is of an old version. */
    private byte[] aged(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        List<MatchResult> versions = VERSION.matcher(text).results().toList();
        if (versions.isEmpty()) {
            return body;
        }
        MatchResult version = versions.get(random.nextInt(versions.size()));
        return (text.substring(0, version.end(1)) + OLD_VERSION + text.substring(version.end()))
                .getBytes(StandardCharsets.UTF_8);
    }

    private URI target(HttpExchange exchange) {
        return URI.create("http://127.0.0.1:" + port + exchange.getRequestURI());
    }

    private HttpResponse<byte[]> ask(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(target(exchange))
                .timeout(LIMIT)
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private void pass(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        answer.headers().map().forEach((name, values) -> {
            if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        byte[] body = answer.body();
        if (CONFLICT.matcher(new String(body, StandardCharsets.UTF_8)).find()) {
            conflicts.incrementAndGet();
        }
        exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
