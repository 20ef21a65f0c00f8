package dev.sluice.eventhubs;

import dev.sluice.eventhubs.engine.Hub;
import dev.sluice.eventhubs.engine.Namespace;
import dev.sluice.eventhubs.store.DataFolder;
import dev.sluice.eventhubs.transport.Listener;
import java.io.IOException;
import java.time.Clock;
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
    private boolean closed;

    private EventHubsServer(DataFolder data, Namespace namespace, Listener listener) {
        this.data = data;
        this.namespace = namespace;
        this.listener = listener;
    }

    /**
     * Starts a server; it accepts connections when this returns.
     *
     * @throws EventHubsServerException if the port or the data folder can't be used
     */
    public static EventHubsServer open(EventHubsConfig config) {
        DataFolder data = DataFolder.open(config.data());
        Namespace namespace = null;
        try {
            namespace = Namespace.open(data, config.hubs(), SharedAccessKey.PUBLISHED, Clock.systemUTC());
            return new EventHubsServer(data, namespace, Listener.open(config.port(), namespace));
        } catch (RuntimeException e) {
            closeStore(data, namespace);
            throw e;
        }
    }

    /** The TCP port it listens on. */
    public int port() {
        return listener.port();
    }

    /** A connection string for the whole namespace. */
    public String connectionString() {
        return "Endpoint=sb://localhost:" + port() + ";SharedAccessKeyName=" + SharedAccessKey.PUBLISHED.name()
                + ";SharedAccessKey=" + SharedAccessKey.PUBLISHED.key() + ";UseDevelopmentEmulator=true;";
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
