package dev.sluice.bridge.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.eventhubs.EventHubsConfig;
import dev.sluice.eventhubs.EventHubsServer;
import dev.sluice.eventhubs.HubConfig;
import dev.sluice.eventhubs.TlsConfig;
import dev.sluice.service.Endpoint;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkProbesIT {
    private static final String ZONE = "privatelink.servicebus.windows.net";
    private static final SSLSocketFactory JDK = (SSLSocketFactory) SSLSocketFactory.getDefault();

    @TempDir
    Path data;

    @Test
    void namesTheZoneWhenANameHasNoAddress() {
        NetworkProbes probes = new NetworkProbes(
                new Endpoint("it.example", 5671, true, ZONE),
                host -> {
                    throw new UnknownHostException(host);
                },
                JDK);

        assertThat(probes.name())
                .isEqualTo(Answer.failed("it.example has no address: the private DNS zone"
                        + " privatelink.servicebus.windows.net must be linked to this network and hold an A record of"
                        + " it"));
    }

    @Test
    void tellsAPublicAddressFromAPrivateOne() throws Exception {
        assertThat(addressed("20.38.1.2").privateAddress().detail()).startsWith("20.38.1.2 is public: ");
        assertThat(addressed("10.0.0.4").name()).isEqualTo(Answer.ok("it.example is 10.0.0.4"));
        assertThat(addressed("10.0.0.4").privateAddress()).isEqualTo(Answer.ok("it is a private one"));
    }

    @Test
    void saysThatNobodyListens() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }

        assertThat(probes("127.0.0.1", port, JDK).tcp())
                .isEqualTo(Answer.failed("connecting to 127.0.0.1:" + port + " failed (ConnectException): check the"
                        + " private endpoint approved, security groups, routes, firewall"));
    }

    @Test
    void looksAtTheCertificate() throws Exception {
        EventHubsConfig config = EventHubsConfig.in(data.resolve("hub"))
                .withPort(0)
                .withHub(HubConfig.of("h", 1))
                .withTls(TlsConfig.in(data.resolve("tls"), "localhost"));
        try (EventHubsServer server = EventHubsServer.open(config)) {
            SSLSocketFactory trusting = trusting(server.caFile().orElseThrow());

            assertThat(probes("localhost", server.port(), trusting).tcp().verdict())
                    .isEqualTo(Verdict.OK);
            assertThat(probes("localhost", server.port(), trusting).tlsName())
                    .isEqualTo(Answer.ok("TLSv1.3, and the certificate is trusted and of localhost"));
            assertThat(probes("localhost", server.port(), JDK).tlsName().detail())
                    .startsWith("the certificate is not trusted: ");
            InetAddress[] here = InetAddress.getAllByName("127.0.0.1");
            Endpoint other = new Endpoint("it.example", server.port(), true, ZONE);
            assertThat(new NetworkProbes(other, host -> here, trusting)
                            .tlsName()
                            .detail())
                    .startsWith("the certificate is not of it.example: ");
        }
    }

    @Test
    void saysThatAPortSpeaksNoTls() throws Exception {
        try (EventHubsServer server =
                EventHubsServer.open(EventHubsConfig.in(data).withPort(0).withHub(HubConfig.of("h", 1)))) {
            assertThat(probes("localhost", server.port(), JDK).tlsName().verdict())
                    .isEqualTo(Verdict.FAILED);
        }
    }

    private static NetworkProbes addressed(String address) throws UnknownHostException {
        InetAddress[] addresses = InetAddress.getAllByName(address);
        return new NetworkProbes(new Endpoint("it.example", 5671, true, ZONE), host -> addresses, JDK);
    }

    private static NetworkProbes probes(String host, int port, SSLSocketFactory tls) {
        return new NetworkProbes(new Endpoint(host, port, true, ZONE), InetAddress::getAllByName, tls);
    }

    private static SSLSocketFactory trusting(Path authority) throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream pem = Files.newInputStream(authority)) {
            store.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context.getSocketFactory();
    }
}
