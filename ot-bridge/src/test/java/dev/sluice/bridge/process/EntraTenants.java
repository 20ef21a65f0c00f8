package dev.sluice.bridge.process;

import dev.sluice.azurite.Azurite;
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
import dev.sluice.functionshost.issuer.TlsFolder;
import dev.sluice.functionshost.issuer.TokenIssuer;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Two tenants whose hubs take tokens: each has an issuer, the app a managed identity of OT. The bridge finds all of it
 * under Azure's own names, by the settings of its JVM only: a hosts file, a proxy, an authority to trust.
 */
final class EntraTenants implements AutoCloseable {
    static final String OT_TENANT = "aaaaaaaa-0000-4000-8000-000000000001";
    static final String IT_TENANT = "bbbbbbbb-0000-4000-8000-000000000002";
    private static final String SOURCE_NAMESPACE = "ot-lab.servicebus.windows.net";
    private static final String TARGET_NAMESPACE = "it-lab.servicebus.windows.net";
    private static final int AMQPS = 5671;

    final TokenIssuer ot = TokenIssuer.open(OT_TENANT);
    final TokenIssuer it = TokenIssuer.open(IT_TENANT);
    final IdentityEndpoint endpoint = IdentityEndpoint.open(ot);

    /** The managed identity of the app. */
    final Application identity = Application.with(new Credential.Secret("not used"));

    /** The application that IT knows, as whose credential the managed identity serves. */
    final Application application = Application.with(Credential.Federated.of(ot, identity.objectId()));

    private final Path data;
    private final Azurite azurite;
    private final String account;
    private final TlsConfig tls;
    private final LoginService login;
    private final InetAddress sourceAddress = ownAddress();
    private final InetAddress targetAddress = ownAddress();
    private final EventHubsServer source;
    private EventHubsServer target;

    /** With a hub in IT that the application may send to. */
    EntraTenants(Path data, Azurite azurite, String account) throws IOException, GeneralSecurityException {
        this.data = data;
        this.azurite = azurite;
        this.account = account;
        endpoint.assign(identity);
        tls = TlsConfig.in(data.resolve("tls"), "localhost", LoginService.HOST, SOURCE_NAMESPACE, TARGET_NAMESPACE);
        makeCertificate();
        login = new LoginService(it, files().server());
        source = open("ot", sourceAddress, sourceHub(), role(ot, OT_TENANT, identity, Role.DATA_RECEIVER));
        startTarget(sender());
    }

    /** The first hub makes it, and the login service has to have it before. */
    private void makeCertificate() {
        EventHubsServer.open(EventHubsConfig.in(data.resolve("unused")).withTls(tls))
                .close();
    }

    private TlsFolder files() {
        return new TlsFolder(data.resolve("tls"));
    }

    /** As the hub in IT should be: the application may send. */
    IssuerConfig sender() {
        return role(it, IT_TENANT, application, Role.DATA_SENDER);
    }

    /** One that trusts an issuer and gives a principal a role. */
    static IssuerConfig role(TokenIssuer issuer, String tenant, Application principal, Role role) {
        return IssuerConfig.of(issuer.url()).withTenant(tenant).withRole(RoleAssignment.of(principal.objectId(), role));
    }

    /** The target hub with other rules, its events kept. */
    void restartTarget(IssuerConfig trusted) {
        target.close();
        startTarget(trusted);
    }

    private void startTarget(IssuerConfig trusted) {
        target = open("it", targetAddress, HubConfig.of(Tenants.TARGET, Tenants.TARGET_PARTITIONS), trusted);
    }

    EventHubsServer target() {
        return target;
    }

    HubClient sourceClient() {
        return new HubClient(source.connectionString(), Tenants.SOURCE);
    }

    HubClient targetClient() {
        return new HubClient(target.connectionString(), Tenants.TARGET);
    }

    /** Federated, from a source with a key. */
    Map<String, String> federated() throws IOException, GeneralSecurityException {
        Map<String, String> settings = common();
        settings.put("SourceHub", source.connectionString());
        settings.put("SLUICE_TARGET_MODE", "federated");
        settings.put("SLUICE_TARGET_TENANT", IT_TENANT);
        settings.put("SLUICE_TARGET_APPLICATION", application.clientId());
        return settings;
    }

    /** Without any secret, to a hub that trusts the same tenant. */
    Map<String, String> managed() throws IOException, GeneralSecurityException {
        Map<String, String> settings = common();
        settings.put("SLUICE_SOURCE_MODE", "routed");
        settings.put("SourceHub__fullyQualifiedNamespace", SOURCE_NAMESPACE);
        settings.put("SourceHub__clientId", identity.clientId());
        settings.put("SLUICE_TARGET_MODE", "managed-identity");
        return settings;
    }

    private Map<String, String> common() throws IOException, GeneralSecurityException {
        Map<String, String> settings = new HashMap<>(endpoint.environment());
        settings.put("JAVA_TOOL_OPTIONS", network());
        settings.put("SourceHubName", Tenants.SOURCE);
        settings.put("SourceConsumerGroup", "bridge");
        settings.put("SLUICE_TARGET_NAMESPACE", TARGET_NAMESPACE);
        settings.put("SLUICE_TARGET_HUB", Tenants.TARGET);
        settings.put("SLUICE_IDENTITY_CLIENT", identity.clientId());
        settings.put("SLUICE_TRY_TIMEOUT", "3s");
        return settings;
    }

    /** Adds what the process alone has. */
    Map<String, String> ofProcess(Map<String, String> settings) {
        settings.put("SLUICE_CHECKPOINT_CONNECTION", azurite.connectionString(account));
        settings.put("SLUICE_LOAD_BALANCING_INTERVAL", "300ms");
        settings.put("SLUICE_OWNERSHIP_EXPIRATION", "2s");
        return settings;
    }

    /** Adds what the Function alone has. */
    Map<String, String> ofFunction(Map<String, String> settings) {
        settings.put("AzureWebJobsStorage", azurite.connectionString(account));
        settings.put("SLUICE_ATTEMPT_LIMIT", "5s");
        return settings;
    }

    private String network() throws IOException, GeneralSecurityException {
        Path hosts = Files.writeString(
                data.resolve("hosts"),
                "127.0.0.1 localhost\n"
                        + "127.0.0.1 " + InetAddress.getLocalHost().getHostName() + "\n"
                        + sourceAddress.getHostAddress() + " " + SOURCE_NAMESPACE + "\n"
                        + targetAddress.getHostAddress() + " " + TARGET_NAMESPACE + "\n");
        return "-Djdk.net.hosts.file=" + hosts + " -Dhttps.proxyHost=127.0.0.1 -Dhttps.proxyPort=" + login.proxyPort()
                + " -Dhttp.nonProxyHosts=localhost|127.* " + files().trusting();
    }

    private EventHubsServer open(String folder, InetAddress address, HubConfig hub, IssuerConfig trusted) {
        return EventHubsServer.open(EventHubsConfig.in(data.resolve(folder))
                .withAddress(address)
                .withTls(tls.withPorts(AMQPS))
                .withHub(hub)
                .withAccess(Access.PUBLISHED.withIssuer(trusted)));
    }

    private static HubConfig sourceHub() {
        return HubConfig.of(Tenants.SOURCE, Tenants.SOURCE_PARTITIONS).withConsumerGroups("bridge");
    }

    /** One of the many loopback addresses, so that the one port that a namespace has is free there. */
    private static InetAddress ownAddress() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        try {
            return InetAddress.getByAddress(new byte[] {
                127, (byte) random.nextInt(1, 255), (byte) random.nextInt(255), (byte) random.nextInt(1, 255)
            });
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        source.close();
        target.close();
        login.close();
        endpoint.close();
        ot.close();
        it.close();
    }

    /** Follows what arrives. */
    Delivery delivery(HubClient fromSource, HubClient fromTarget) {
        return new Delivery(fromSource, fromTarget, new Excused(azurite.connectionString(account)));
    }
}
