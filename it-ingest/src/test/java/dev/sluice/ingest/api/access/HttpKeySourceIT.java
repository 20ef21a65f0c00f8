package dev.sluice.ingest.api.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpServer;
import dev.sluice.functionshost.issuer.TokenIssuer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class HttpKeySourceIT {
    private static final Duration SHORT = Duration.ofMillis(300);

    @Test
    void fetchesWhatTheIssuerPublishes() throws IOException {
        try (TokenIssuer issuer = TokenIssuer.open("tenant")) {
            assertThat(new HttpKeySource(keys(issuer)).fetch().toString())
                    .isEqualTo(issuer.publicKeys().toString());
        }
    }

    @Test
    void saysWhatFailedWhenTheIssuerIsBroken() {
        try (TokenIssuer issuer = TokenIssuer.open("tenant")) {
            issuer.breakDown(true);

            assertThatIOException()
                    .isThrownBy(() -> new HttpKeySource(keys(issuer)).fetch())
                    .withMessage("fetching keys from " + keys(issuer)
                            + " failed (status 503): check that outbound HTTPS to it is allowed");
        }
    }

    @Test
    void givesUpOnAnIssuerThatDoesNotAnswer() {
        try (TokenIssuer issuer = TokenIssuer.open("tenant")) {
            issuer.hold();

            assertThatIOException().isThrownBy(() -> new HttpKeySource(keys(issuer), SHORT).fetch());
        }
    }

    @Test
    void givesUpOnAnAnswerThatDoesNotEnd() throws IOException {
        CountDownLatch done = new CountDownLatch(1);
        HttpServer server = serving(body -> {
            body.write("{\"keys\":".getBytes(UTF_8));
            body.flush();
            awaitQuietly(done);
        });
        try {
            assertThatIOException().isThrownBy(() -> new HttpKeySource(url(server), SHORT).fetch());
        } finally {
            done.countDown();
            server.stop(0);
        }
    }

    @Test
    void takesNoEndlessAnswer() throws IOException {
        HttpServer server = serving(body -> body.write(new byte[300 * 1024]));
        try {
            assertThatIOException()
                    .isThrownBy(() -> new HttpKeySource(url(server)).fetch())
                    .withMessageContaining("more than 262144 bytes");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void takesNoUnprotectedAddress() {
        for (String url : new String[] {"http://issuer.example/keys", "file:///keys", "keys"}) {
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> new HttpKeySource(URI.create(url)));
        }
    }

    private interface Writing {
        void to(OutputStream body) throws IOException;
    }

    private static HttpServer serving(Writing writing) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            writing.to(exchange.getResponseBody());
            exchange.close();
        });
        server.start();
        return server;
    }

    private static void awaitQuietly(CountDownLatch done) {
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static URI url(HttpServer server) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/keys");
    }

    private static URI keys(TokenIssuer issuer) {
        return URI.create(issuer.issuer() + "/discovery/keys");
    }
}
