package dev.sluice.eventhubs;

import dev.sluice.eventhubs.engine.Hub;
import dev.sluice.eventhubs.engine.Namespace;
import dev.sluice.eventhubs.store.DataFolder;
import dev.sluice.eventhubs.tls.Certificates;
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
 * A server that Event Hubs clients use like the service, on the loopback address.
 *
 * <p>What it acknowledged is in its data folder and survives the end of the process in any way. Thread-safe.
 */
public final class EventHubsServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventHubsServer.class);

    private final DataFolder data;
    private final Namespace namespace;
    private final Listener listener;
    private final @Nullable Path caFile;
    private boolean closed;

    private EventHubsServer(DataFolder data, Namespace namespace, Listener listener, @Nullable Path caFile) {
        this.data = data;
        this.namespace = namespace;
        this.listener = listener;
        this.caFile = caFile;
    }

    /**
     * Starts a server; it accepts connections when this returns.
     *
     * @throws EventHubsServerException if a port, the data folder or the certificate can't be used
     */
    public static EventHubsServer open(EventHubsConfig config) {
        DataFolder data = DataFolder.open(config.data());
        Namespace namespace = null;
        try {
            Clock clock = Clock.systemUTC();
            Certificates certificates =
                    config.tls() == null ? null : Certificates.open(config.tls().identity(), clock);
            namespace = Namespace.open(data, config.hubs(), SharedAccessKey.PUBLISHED, clock);
            Listener listener = Listener.open(endpoint(config, certificates), namespace);
            return new EventHubsServer(
                    data, namespace, listener, certificates == null ? null : certificates.authorityFile());
        } catch (RuntimeException e) {
            closeStore(data, namespace);
            throw e;
        }
    }

    private static Endpoint endpoint(EventHubsConfig config, @Nullable Certificates certificates) {
        return certificates == null || config.tls() == null
                ? new Endpoint(config.port(), null, List.of())
                : new Endpoint(
                        config.port(), certificates.context(), config.tls().ports());
    }

    /** The TCP port it listens on: AMQP and WebSocket, plain and, if it has a certificate, over TLS. */
    public int port() {
        return listener.port();
    }

    /** The ports that take TLS only, in the order of the configuration. */
    public List<Integer> tlsPorts() {
        return listener.tlsPorts();
    }

    /** The PEM file that clients have to trust for TLS; empty without TLS or with a certificate that was given. */
    public Optional<Path> caFile() {
        return Optional.ofNullable(caFile);
    }

    /** A connection string for the whole namespace; it tells clients not to use TLS. */
    public String connectionString() {
        return tlsConnectionString() + "UseDevelopmentEmulator=true;";
    }

    /** A connection string as the service has it, with which clients use TLS. */
    public String tlsConnectionString() {
        return "Endpoint=sb://localhost:" + port() + ";SharedAccessKeyName=" + SharedAccessKey.PUBLISHED.name()
                + ";SharedAccessKey=" + SharedAccessKey.PUBLISHED.key() + ";";
    }

    /**
     * What a hub holds now.
     *
     * @throws IllegalArgumentException if there is no such hub
     */
    public HubDescription describe(String hub) {
        return namespace
                .hub(hub)
                .map(Hub::describe)
                .orElseThrow(() -> new IllegalArgumentException("There is no event hub " + hub));
    }

    /** Ends all connections and the server; the data stays. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            listener.close();
            closeStore(data, namespace);
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
