package dev.sluice.ingest.api.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * An issuer's keys over HTTPS: without redirects, at most 256 KiB, within five seconds for the head of the answer and as
 * long for the rest. Safe to share between threads.
 */
public final class HttpKeySource implements KeySource {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int MOST_BYTES = 256 * 1024;
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    private final URI url;
    private final Duration limit;
    private final HttpClient http;

    /**
     * Of this address.
     *
     * @throws IllegalArgumentException when it is neither HTTPS nor on this machine
     */
    public HttpKeySource(URI url) {
        this(url, LIMIT);
    }

    HttpKeySource(URI url, Duration limit) {
        String host = String.valueOf(url.getHost());
        if (!"https".equals(url.getScheme()) && !("http".equals(url.getScheme()) && THIS_MACHINE.contains(host))) {
            throw new IllegalArgumentException("keys are fetched over https, or over http from this machine: " + url);
        }
        this.url = url;
        this.limit = limit;
        this.http = HttpClient.newBuilder().connectTimeout(limit).build();
    }

    @Override
    public JWKSet fetch() throws IOException {
        try {
            HttpResponse<InputStream> answer =
                    http.send(HttpRequest.newBuilder(url).timeout(limit).build(), BodyHandlers.ofInputStream());
            return JWKSet.parse(new String(body(answer), UTF_8));
        } catch (IOException | ParseException e) {
            throw failure(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure(e);
        }
    }

    private byte[] body(HttpResponse<InputStream> answer) throws IOException {
        try (InputStream body = answer.body()) {
            if (answer.statusCode() != 200) {
                throw new IOException("status " + answer.statusCode());
            }
            CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> closeQuietly(body));
            byte[] bytes = body.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IOException("more than " + MOST_BYTES + " bytes");
            }
            return bytes;
        }
    }

    private static void closeQuietly(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            // It is given up in any case.
        }
    }

    private IOException failure(Exception cause) {
        return new IOException(
                "fetching keys from " + url + " failed (" + cause.getMessage()
                        + "): check that outbound HTTPS to it is allowed",
                cause);
    }
}
