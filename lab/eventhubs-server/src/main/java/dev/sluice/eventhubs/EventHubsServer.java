package dev.sluice.eventhubs;

import dev.sluice.eventhubs.admin.AdminServer;
import dev.sluice.eventhubs.engine.Hub;
import dev.sluice.eventhubs.engine.Namespace;
import dev.sluice.eventhubs.engine.NamespaceSetting;
import dev.sluice.eventhubs.faults.Faults;
import dev.sluice.eventhubs.store.DataFolder;
import dev.sluice.eventhubs.store.Durability;
import dev.sluice.eventhubs.store.Upkeep;
import dev.sluice.eventhubs.tls.CertificateSource;
import dev.sluice.eventhubs.transport.Endpoint;
import dev.sluice.eventhubs.transport.Listener;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server that Event Hubs clients use like the service, on the loopback addresses unless another is configured.
 *
 * <p>What it acknowledged is in its data folder and survives the end of the process in any way. Thread-safe.
 */
public final class EventHubsServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventHubsServer.class);

    private final EventHubsConfig config;
    private final DataFolder data;
    private final Namespace namespace;
    private final Upkeep upkeep;
    private final Listener listener;
    private final @Nullable AdminServer admin;
    private final @Nullable Path caFile;
    private boolean closed;

    private EventHubsServer(
            EventHubsConfig config,
            DataFolder data,
            Namespace namespace,
            Upkeep upkeep,
            Listener listener,
            @Nullable AdminServer admin,
            @Nullable Path caFile) {
        this.config = config;
        this.data = data;
        this.namespace = namespace;
        this.upkeep = upkeep;
        this.listener = listener;
        this.admin = admin;
        this.caFile = caFile;
    }

    /**
     * Starts a server; it accepts connections when this returns.
     *
     * @throws EventHubsServerException if a port, the data folder or the certificate can't be used
     */
    public static EventHubsServer open(EventHubsConfig config) {
        return open(config, Clock.systemUTC());
    }

    /** The same, by a clock that says when the certificate is to be renewed. */
    static EventHubsServer open(EventHubsConfig config, Clock certificateClock) {
        DataFolder data = DataFolder.open(config.data());
        Namespace namespace = null;
        AdminServer admin = null;
        Upkeep upkeep = new Upkeep();
        try {
            CertificateSource certificates = certificates(config, certificateClock, upkeep);
            namespace = Namespace.open(data, setting(config, upkeep));
            upkeep.everySecond(namespace::enforceRetention);
            admin = config.admin() == null ? null : AdminServer.open(config.admin(), namespace);
            Listener listener = Listener.open(endpoint(config, certificates), namespace);
            return new EventHubsServer(
                    config,
                    data,
                    namespace,
                    upkeep,
                    listener,
                    admin,
                    certificates == null ? null : certificates.authorityFile());
        } catch (RuntimeException e) {
            closeAdmin(admin);
            upkeep.close();
            closeStore(data, namespace);
            throw e;
        }
    }

    private static @Nullable CertificateSource certificates(EventHubsConfig config, Clock clock, Upkeep upkeep) {
        if (config.tls() == null) {
            return null;
        }
        CertificateSource certificates = CertificateSource.open(config.tls().identity(), clock);
        upkeep.everySecond(certificates::refresh);
        return certificates;
    }

    private static NamespaceSetting setting(EventHubsConfig config, Upkeep upkeep) {
        Durability durability = config.flush() == Flush.FSYNC ? new Durability(upkeep.flusher()) : Durability.PROCESS;
        return new NamespaceSetting(config.hubs(), config.access(), config.limits(), durability, Clock.systemUTC());
    }

    private static Endpoint endpoint(EventHubsConfig config, @Nullable CertificateSource certificates) {
        return certificates == null || config.tls() == null
                ? new Endpoint(config.address(), config.port(), null, List.of())
                : new Endpoint(
                        config.address(),
                        config.port(),
                        certificates,
                        config.tls().ports());
    }

    /** The TCP port it listens on: AMQP and WebSocket, plain and, if it has a certificate, over TLS. */
    public int port() {
        return listener.port();
    }

    /**
     * The TCP port of the admin API.
     *
     * @throws IllegalStateException if the server has none
     */
    public int adminPort() {
        if (admin == null) {
            throw new IllegalStateException("The server has no admin API: configure a port for it");
        }
        return admin.port();
    }

    /** The ports that take TLS only, in the order of the configuration. */
    public List<Integer> tlsPorts() {
        return listener.tlsPorts();
    }

    /** The PEM file that clients have to trust for TLS; empty without TLS or with a certificate that was given. */
    public Optional<Path> caFile() {
        return Optional.ofNullable(caFile);
    }

    /**
     * A connection string for the whole namespace, with the first rule for it; it tells clients not to use TLS.
     *
     * @throws IllegalStateException if there is no rule for the whole namespace
     */
    public String connectionString() {
        return connectionStrings().plain(namespaceRule());
    }

    /**
     * A connection string as the service has it, with which clients use TLS.
     *
     * @throws IllegalStateException if there is no rule for the whole namespace
     */
    public String tlsConnectionString() {
        return connectionStrings().tls(namespaceRule());
    }

    /** A connection string with one of the rules; that of an event hub names it. */
    public String connectionString(SharedAccessRule rule) {
        return connectionStrings().plain(rule);
    }

    /** A connection string with one of the rules, with which clients use TLS. */
    public String tlsConnectionString(SharedAccessRule rule) {
        return connectionStrings().tls(rule);
    }

    /** Where clients connect to, such as {@code sb://localhost:5672}. */
    public String endpoint() {
        return connectionStrings().endpoint();
    }

    private ConnectionStrings connectionStrings() {
        return new ConnectionStrings(config.address(), port());
    }

    private SharedAccessRule namespaceRule() {
        if (config.access().open()) {
            return SharedAccessRule.PUBLISHED; // any will do
        }
        return config.access().rules().stream()
                .filter(rule -> rule.hub() == null)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException(
                                "No shared access rule is for the whole namespace: use connectionString(rule), or an issuer's tokens"));
    }

    /**
     * What a hub holds now.
     *
     * @throws IllegalArgumentException if there is no such hub
     */
    public HubDescription describe(String hub) {
        return requireHub(hub).describe();
    }

    /** What all hubs hold now, by name. */
    public List<HubDescription> hubs() {
        return namespace.hubs().stream().map(Hub::describe).toList();
    }

    /**
     * Makes a hub. It stays over restarts on the same folder, also if that does not configure it; a hook does not.
     *
     * @throws IllegalStateException if it is there already
     * @throws EventHubsServerException if its files can't be made
     */
    public HubDescription createHub(HubConfig hub) {
        return namespace
                .create(hub)
                .map(Hub::describe)
                .orElseThrow(() -> new IllegalStateException("The event hub " + hub.name() + " is there already"));
    }

    /**
     * Deletes a hub with its events; its clients are told that it is not there. A hub made again under the name has a
     * later creation time and begins at sequence number 0.
     *
     * @throws IllegalArgumentException if there is no such hub
     * @throws EventHubsServerException if its files can't be deleted
     */
    public void deleteHub(String hub) {
        try {
            if (!namespace.delete(hub)) {
                throw unknown(hub);
            }
        } catch (IOException e) {
            throw new EventHubsServerException(
                    "The files of the event hub " + hub + " could not be deleted (" + e.getMessage()
                            + "): delete them once the server has stopped",
                    e);
        }
    }

    /**
     * Makes a consumer group, which stays over restarts.
     *
     * @throws IllegalArgumentException if there is no such hub
     * @throws IllegalStateException if the group is there already
     * @throws EventHubsServerException if it can't be kept
     */
    public void createConsumerGroup(String hub, String group) {
        try {
            if (!requireHub(hub).addConsumerGroup(group)) {
                throw new IllegalStateException("The consumer group " + group + " is there already");
            }
        } catch (IOException e) {
            throw new EventHubsServerException(
                    "The consumer group " + group + " of " + hub + " could not be kept: " + e.getMessage(), e);
        }
    }

    private Hub requireHub(String hub) {
        return namespace.hub(hub).orElseThrow(() -> unknown(hub));
    }

    private static IllegalArgumentException unknown(String hub) {
        return new IllegalArgumentException("There is no event hub " + hub);
    }

    /** Faults on demand, for tests of clients. */
    public Faults faults() {
        return namespace.faults();
    }

    /** Ends all connections and the server; the data stays. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            if (admin != null) {
                admin.stopping();
            }
            listener.close();
            closeAdmin(admin);
            upkeep.close();
            closeStore(data, namespace);
        }
    }

    private static void closeAdmin(@Nullable AdminServer admin) {
        if (admin != null) {
            admin.close();
        }
    }

    private static void closeStore(DataFolder data, @Nullable Namespace namespace) {
        try {
            if (namespace != null) {
                namespace.close();
            }
            data.close();
        } catch (IOException e) {
            LOG.atWarn().setCause(e).log("the data folder could not be closed in order; nothing acknowledged is lost");
        }
    }
}
