package dev.sluice.archiver.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sluice.eventhubs.Access;
import dev.sluice.eventhubs.EventHubsConfig;
import dev.sluice.eventhubs.IssuerConfig;
import dev.sluice.eventhubs.Role;
import dev.sluice.eventhubs.RoleAssignment;
import dev.sluice.eventhubs.TlsConfig;
import dev.sluice.functionshost.issuer.Application;
import dev.sluice.functionshost.issuer.Credential;
import dev.sluice.functionshost.issuer.IdentityEndpoint;
import dev.sluice.functionshost.issuer.TlsFolder;
import dev.sluice.functionshost.issuer.TokenIssuer;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The archiver with a managed identity instead of any key: the SDK as it is, over TLS, to a hub and a storage account
 * that verify its tokens. Its JVM is told another way to Azure's names: a hosts file, an authority to trust.
 */
class IdentityIT {
    private static final String NAMESPACE = "it-lab.servicebus.windows.net";
    private static final String ACCOUNT = "itstore.blob.core.windows.net";
    private static final String TENANT = "bbbbbbbb-0000-4000-8000-000000000002";
    private static final int AMQPS = 5671;
    private static final Duration SHORT_LIFE = Duration.ofSeconds(8);

    /** A hub takes a token for half a minute longer than it says; here for ten seconds. */
    private static final Duration SHORTER_SKEW = Duration.ofSeconds(20);

    /** A loopback address on which the one port that a namespace has is free. */
    private static final String ADDRESS = "127.65." + (ProcessHandle.current().pid() & 255) + ".7";

    @TempDir
    Path folder;

    private final Application identity = Application.with(new Credential.Secret("not used"));
    private final TokenIssuer tenant = TokenIssuer.open(TENANT);
    private final IdentityEndpoint endpoint = IdentityEndpoint.open(tenant);
    private Site site;
    private TokenStorage storage;

    @BeforeAll
    static void needsAnAddressOfItsOwn() {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "needs more than one loopback address");
    }

    @AfterEach
    void close() {
        storage.close();
        site.close();
        endpoint.close();
        tenant.close();
    }

    @Test
    void readsAndWritesAsItsManagedIdentity() throws Exception {
        open(Role.DATA_RECEIVER);
        storage.assign(identity.objectId());
        try (ArchiverProcess archiver = ArchiverProcess.start(folder, settings())) {
            assertThat(archiver.awaitReady()).contains("event hub telemetry");
            site.send(100);
            site.awaitArchived();
            archiver.terminate();

            assertThat(archiver.awaitEnd()).isZero();
            site.assertComplete();
            assertThat(storage.written()).isPositive();
            assertThat(archiver.log()).doesNotContain("eyJ", "\tat ", "ERROR", "WARN");
        }
    }

    @Test
    void goesOnWhenItsTokensEnd() throws Exception {
        tenant.issueFor(SHORT_LIFE);
        open(Role.DATA_RECEIVER);
        storage.assign(identity.objectId());
        site.hub().faults().setTokenClock(Instant.now().plus(SHORTER_SKEW));
        try (ArchiverProcess archiver = ArchiverProcess.start(folder, settings())) {
            archiver.awaitReady();
            site.send(100);
            site.awaitArchived();
            Instant end = Instant.now().plus(SHORT_LIFE.multipliedBy(3));
            site.await(() -> Instant.now().isAfter(end));
            site.send(100);
            site.awaitArchived();

            site.assertComplete();
            assertThat(archiver.log()).doesNotContain("eyJ", "\tat ", "was interrupted", "WARN");
        }
    }

    @Test
    void saysWhichRolesAreMissingAndGoesOnOnceTheyAreThere() throws Exception {
        open(Role.DATA_SENDER);
        try (ArchiverProcess archiver = ArchiverProcess.start(folder, settings())) {
            site.await(() -> archiver.logContains("status 403 AuthorizationPermissionMismatch"));
            storage.assign(identity.objectId());
            archiver.awaitReady();
            site.await(() -> archiver.logContains("'Listen' claim(s)"));
            site.restartHub(hub -> takingTokens(hub, Role.DATA_RECEIVER));
            site.send(10);
            site.awaitArchived();

            assertThat(archiver.log()).doesNotContain("eyJ", "\tat ");
        }
    }

    @Test
    void saysThatItHasNoIdentityAndGoesOnWaiting() throws Exception {
        open(Role.DATA_RECEIVER);
        Map<String, String> settings = settings();
        settings.put("SLUICE_IDENTITY_CLIENT", "somebody-else");
        String asSomebodyElse =
                " as the managed identity somebody-else failed: check that this process has the managed";
        try (ArchiverProcess archiver = ArchiverProcess.start(folder, settings)) {
            site.await(() ->
                    archiver.logContains("getting a token for https://storage.azure.com/.default" + asSomebodyElse));
            site.await(() ->
                    archiver.logContains("getting a token for https://eventhubs.azure.net/.default" + asSomebodyElse));

            assertThat(archiver.log()).doesNotContain("\tat ", "ERROR");
            assertThat(archiver.isAlive()).isTrue();
        }
    }

    /** A hub on which the identity has a role, and storage on which it has none yet. */
    private void open(Role role) throws Exception {
        endpoint.assign(identity);
        site = new Site(folder, hub -> takingTokens(hub, role));
        site.makeContainers();
        storage = new TokenStorage(
                tls().server(),
                tenant,
                site.service().getAccountUrl(),
                site.settings().get("SLUICE_ARCHIVE_CONNECTION"));
    }

    private EventHubsConfig takingTokens(EventHubsConfig hub, Role role) {
        IssuerConfig trusted =
                IssuerConfig.of(tenant.url()).withTenant(TENANT).withRole(RoleAssignment.of(identity.objectId(), role));
        try {
            return hub.withAddress(InetAddress.getByName(ADDRESS))
                    .withTls(TlsConfig.in(folder.resolve("tls"), "localhost", NAMESPACE, ACCOUNT)
                            .withPorts(AMQPS))
                    .withAccess(Access.PUBLISHED.withIssuer(trusted));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> settings() throws Exception {
        Map<String, String> settings = site.settings();
        settings.remove("SLUICE_HUB_CONNECTION");
        settings.remove("SLUICE_ARCHIVE_CONNECTION");
        settings.put("SLUICE_HUB_NAMESPACE", NAMESPACE);
        settings.put("SLUICE_ARCHIVE_URL", "https://" + ACCOUNT + ":" + storage.port());
        settings.put("SLUICE_IDENTITY_CLIENT", identity.clientId());
        settings.putAll(endpoint.environment());
        settings.put("JAVA_TOOL_OPTIONS", network());
        return settings;
    }

    private String network() throws Exception {
        Path hosts = Files.writeString(
                folder.resolve("hosts"),
                "127.0.0.1 localhost\n127.0.0.1 " + InetAddress.getLocalHost().getHostName() + "\n" + ADDRESS + " "
                        + NAMESPACE + "\n127.0.0.1 " + ACCOUNT + "\n");
        return "-Djdk.net.hosts.file=" + hosts + " " + tls().trusting();
    }

    private TlsFolder tls() {
        return new TlsFolder(folder.resolve("tls"));
    }
}
