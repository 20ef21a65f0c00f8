package dev.sluice.eventhubs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates that change while the server runs. */
class CertificateRenewalIT {
    @TempDir
    Path folder;

    @Test
    void servesARenewedCertificateToNewConnectionsAndKeepsTheOldOnes() throws Exception {
        LaterClock clock = new LaterClock();
        EventHubsConfig config = EventHubsConfig.in(folder.resolve("data")).withTls();
        try (EventHubsServer server = EventHubsServer.open(config, clock);
                SSLSocket open = connect(server)) {
            X509Certificate first = served(server);

            clock.advance(Duration.ofDays(825 - 89));

            Poll.until(() -> !served(server).equals(first));
            assertThat(authority(server)).isEqualTo(authority(server));
            assertThat(open.getSession().getPeerCertificates()[0]).isEqualTo(first);
            open.getOutputStream().write(new byte[] {'A', 'M', 'Q', 'P', 3, 1, 0, 0});
            assertThat(open.getInputStream().readNBytes(4)).isEqualTo(new byte[] {'A', 'M', 'Q', 'P'});
        }
    }

    @Test
    void readsAGivenPairAgainWhenItsFilesChangeAndKeepsTheOldOneUntilTheyFit() throws Exception {
        Path first = pair("first");
        Path second = pair("second");
        Path used = Files.createDirectory(folder.resolve("used"));
        copy(first, used, "server.pem");
        copy(first, used, "server-key.pem");
        EventHubsConfig config = EventHubsConfig.in(folder.resolve("data"))
                .withTls(TlsConfig.of(used.resolve("server.pem"), used.resolve("server-key.pem")));
        try (EventHubsServer server = EventHubsServer.open(config)) {
            X509Certificate before = served(server);

            copy(second, used, "server.pem");
            assertThat(served(server)).isEqualTo(before);
            copy(second, used, "server-key.pem");

            Poll.until(() -> !served(server).equals(before));
        }
    }

    private Path pair(String name) throws IOException {
        Path tls = folder.resolve(name);
        try (EventHubsServer maker = EventHubsServer.open(
                EventHubsConfig.in(Files.createTempDirectory(folder, "maker")).withTls(TlsConfig.in(tls)))) {
            assertThat(maker.caFile()).isPresent();
        }
        return tls;
    }

    private static void copy(Path from, Path to, String file) throws IOException {
        Path draft = Files.copy(from.resolve(file), to.resolve(file + ".new"));
        Files.move(draft, to.resolve(file), StandardCopyOption.ATOMIC_MOVE);
    }

    private static X509Certificate served(EventHubsServer server) {
        return chain(server)[0];
    }

    private static X509Certificate authority(EventHubsServer server) {
        return chain(server)[1];
    }

    private static X509Certificate[] chain(EventHubsServer server) {
        try (SSLSocket socket = connect(server)) {
            return (X509Certificate[]) socket.getSession().getPeerCertificates();
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError("no certificate was served", e);
        }
    }

    private static SSLSocket connect(EventHubsServer server) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Anybody()}, null);
        SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(60_000);
        socket.startHandshake();
        return socket;
    }

    /** The tests look at certificates, whoever issued them. */
    private static final class Anybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    private static final class LaterClock extends Clock {
        private final AtomicReference<Duration> later = new AtomicReference<>(Duration.ZERO);

        void advance(Duration by) {
            later.set(by);
        }

        @Override
        public Instant instant() {
            return Clock.systemUTC().instant().plus(later.get());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
