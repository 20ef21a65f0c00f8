package dev.sluice.lab.watch;

import dev.sluice.lab.bridge.BridgeCounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Watches what the bridge counts, on its Prometheus page, over all its processes one after the other. A process that is
 * killed takes with it what it has counted since the last look.
 */
public final class BridgeMetrics extends Watch {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Duration PACE = Duration.ofSeconds(1);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(LIMIT).build();
    private final URI page;
    private BridgeCounts ended = BridgeCounts.NONE;
    private BridgeCounts running = BridgeCounts.NONE;
    private long nextLook = System.nanoTime();

    private BridgeMetrics(int port) {
        super("bridge-metrics");
        this.page = URI.create("http://127.0.0.1:" + port + "/metrics");
    }

    /** Starts to watch the page on a port of the loopback address. */
    public static BridgeMetrics start(int port) {
        BridgeMetrics metrics = new BridgeMetrics(port);
        metrics.start();
        return metrics;
    }

    /** As of now if the bridge answers, else as of the last look. */
    public BridgeCounts latest() {
        try {
            take(page());
        } catch (UncheckedIOException e) {
            // It is down: the last look stands.
        }
        return counts();
    }

    private synchronized BridgeCounts counts() {
        return ended.plus(running);
    }

    /** The page asks the source hub for its lag, so it is not looked at at every turn. */
    @Override
    void look() {
        if (System.nanoTime() - nextLook >= 0) {
            nextLook = System.nanoTime() + PACE.toNanos();
            take(page());
        }
    }

    private synchronized void take(String text) {
        BridgeCounts shown = parse(text);
        if (shown.beganAnew(running)) {
            ended = ended.plus(running);
        }
        running = shown;
    }

    private String page() {
        try {
            return client.send(HttpRequest.newBuilder(page).timeout(LIMIT).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted", e));
        }
    }

    /** The counters of a page; those that it does not have are 0. */
    static BridgeCounts parse(String text) {
        return new BridgeCounts(
                counter(text, "received"),
                counter(text, "forwarded"),
                counter(text, "quarantined"),
                counter(text, "resent"),
                counter(text, "gaps"));
    }

    private static long counter(String text, String name) {
        Matcher line =
                Pattern.compile("(?m)^sluice_bridge_" + name + "_total (\\d+)$").matcher(text);
        return line.find() ? Long.parseLong(line.group(1)) : 0;
    }
}
