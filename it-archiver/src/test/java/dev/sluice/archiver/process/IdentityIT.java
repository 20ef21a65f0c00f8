package dev.sluice.archiver.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.azure.messaging.eventhubs.EventData;
import com.azure.messaging.eventhubs.EventHubClientBuilder;
import com.azure.messaging.eventhubs.EventHubProducerClient;
import com.azure.messaging.eventhubs.models.SendOptions;
import dev.sluice.eventhubs.Access;
import dev.sluice.eventhubs.EventHubsConfig;
import dev.sluice.eventhubs.EventHubsServer;
import dev.sluice.eventhubs.HubConfig;
import dev.sluice.eventhubs.IssuerConfig;
import dev.sluice.eventhubs.Role;
import dev.sluice.eventhubs.RoleAssignment;
import dev.sluice.eventhubs.TlsConfig;
import dev.sluice.functionshost.issuer.Application;
import dev.sluice.functionshost.issuer.Credential;
import dev.sluice.functionshost.issuer.IdentityEndpoint;
import dev.sluice.functionshost.issuer.TokenIssuer;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The archiver with a managed identity instead of the hub's key: the SDK as it is, over AMQP and TLS, to a hub that
 * verifies the token. Its JVM is told another way to Azure's names: a hosts file, an authority to trust.
 */
class IdentityIT {
    private static final String NAMESPACE = "it-lab.servicebus.windows.net";
    private static final String TENANT = "bbbbbbbb-0000-4000-8000-000000000002";
    private static final String PASSWORD = "changeit";
    private static final int AMQPS = 5671;

    /** A loopback address on which the one port that a namespace has is free. */
    private static final String ADDRESS = "127.65." + (ProcessHandle.current().pid() & 255) + ".7";

    @TempDir
    Path folder;

    private final Application identity = Application.with(new Credential.Secret("not used"));

    @BeforeAll
    static void needsAnAddressOfItsOwn() {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "needs more than one loopback address");
    }

    @Test
    void readsTheHubAsItsManagedIdentity() throws Exception {
        try (TokenIssuer tenant = TokenIssuer.open(TENANT);
                IdentityEndpoint endpoint = IdentityEndpoint.open(tenant);
                EventHubsServer hub = hub(tenant, Role.DATA_RECEIVER);
                Site site = new Site(folder)) {
            endpoint.assign(identity);
            try (ArchiverProcess archiver = ArchiverProcess.start(folder, settings(site, endpoint, hub))) {
                archiver.awaitReady();
                send(hub, "{\"id\":\"a\",\"n\":1}");
                site.await(() -> site.rowsInMetadata() == 1);

                assertThat(endpoint.requests()).isPositive();
                assertThat(archiver.log()).doesNotContain("eyJ", "ERROR");
            }
        }
    }

    @Test
    void saysWhichRightIsMissingAndGoesOnWaiting() throws Exception {
        try (TokenIssuer tenant = TokenIssuer.open(TENANT);
                IdentityEndpoint endpoint = IdentityEndpoint.open(tenant);
                EventHubsServer hub = hub(tenant, Role.DATA_SENDER);
                Site site = new Site(folder)) {
            endpoint.assign(identity);
            try (ArchiverProcess archiver = ArchiverProcess.start(folder, settings(site, endpoint, hub))) {
                site.await(() -> archiver.logContains("'Listen' claim(s)"));

                assertThat(archiver.log()).doesNotContain("eyJ", "\tat ");
            }
        }
    }

    private Map<String, String> settings(Site site, IdentityEndpoint endpoint, EventHubsServer hub) throws Exception {
        Map<String, String> settings = site.settings();
        settings.remove("SLUICE_HUB_CONNECTION");
        settings.put("SLUICE_HUB_NAMESPACE", NAMESPACE);
        settings.put("SLUICE_IDENTITY_CLIENT", identity.clientId());
        settings.putAll(endpoint.environment());
        settings.put("JAVA_TOOL_OPTIONS", network(hub));
        return settings;
    }

    private EventHubsServer hub(TokenIssuer tenant, Role role) throws Exception {
        IssuerConfig trusted =
                IssuerConfig.of(tenant.url()).withTenant(TENANT).withRole(RoleAssignment.of(identity.objectId(), role));
        return EventHubsServer.open(EventHubsConfig.in(folder.resolve("identity-hub"))
                .withAddress(InetAddress.getByName(ADDRESS))
                .withTls(TlsConfig.in(folder.resolve("tls"), "localhost", NAMESPACE)
                        .withPorts(AMQPS))
                .withHub(HubConfig.of("telemetry", Site.PARTITIONS))
                .withAccess(Access.PUBLISHED.withIssuer(trusted)));
    }

    private static void send(EventHubsServer hub, String body) {
        try (EventHubProducerClient producer = new EventHubClientBuilder()
                .connectionString(hub.connectionString(), "telemetry")
                .buildProducerClient()) {
            producer.send(List.of(new EventData(body)), new SendOptions().setPartitionId("0"));
        }
    }

    private String network(EventHubsServer hub) throws Exception {
        Path hosts = Files.writeString(
                folder.resolve("hosts"),
                "127.0.0.1 localhost\n127.0.0.1 " + InetAddress.getLocalHost().getHostName() + "\n" + ADDRESS + " "
                        + NAMESPACE + "\n");
        Path trust = folder.resolve("trust.p12");
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (InputStream authority = Files.newInputStream(hub.caFile().orElseThrow())) {
            trusted.setCertificateEntry(
                    "authority", CertificateFactory.getInstance("X.509").generateCertificate(authority));
        }
        try (OutputStream file = Files.newOutputStream(trust)) {
            trusted.store(file, PASSWORD.toCharArray());
        }
        return "-Djdk.net.hosts.file=" + hosts + " -Djavax.net.ssl.trustStore=" + trust
                + " -Djavax.net.ssl.trustStorePassword=" + PASSWORD;
    }
}
