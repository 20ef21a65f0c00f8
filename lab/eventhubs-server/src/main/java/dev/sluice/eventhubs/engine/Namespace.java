package dev.sluice.eventhubs.engine;

import dev.sluice.eventhubs.EventHubsServerException;
import dev.sluice.eventhubs.HubConfig;
import dev.sluice.eventhubs.SharedAccessKey;
import dev.sluice.eventhubs.store.DataFolder;
import dev.sluice.eventhubs.store.HubStore;
import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The event hubs of a server and the key to them. Thread-safe. */
public final class Namespace implements Closeable {
    private final Map<String, Hub> hubs = new LinkedHashMap<>();
    private final ReceiveBudget receiveBudget = new ReceiveBudget();
    private final SharedAccessKey key;
    private final Clock clock;

    private Namespace(SharedAccessKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /**
     * Opens the hubs in a data folder.
     *
     * @throws EventHubsServerException if one can't be opened
     */
    public static Namespace open(DataFolder data, List<HubConfig> configs, SharedAccessKey key, Clock clock) {
        Namespace namespace = new Namespace(key, clock);
        try {
            configs.forEach(config -> namespace.add(config, data));
            return namespace;
        } catch (EventHubsServerException e) {
            namespace.closeAfter(e);
            throw e;
        }
    }

    private void add(HubConfig config, DataFolder data) {
        HubStore store = HubStore.open(data, config.name(), config.partitions(), clock);
        hubs.put(config.name().toLowerCase(Locale.ROOT), new Hub(config, store));
    }

    private void closeAfter(EventHubsServerException failure) {
        try {
            close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /** A hub by name. */
    public Optional<Hub> hub(String name) {
        return Optional.ofNullable(hubs.get(name.toLowerCase(Locale.ROOT)));
    }

    Hub requireHub(String name) {
        return hub(name).orElseThrow(() -> new RefusedException(WireError.notFound(name)));
    }

    ReceiveBudget receiveBudget() {
        return receiveBudget;
    }

    SharedAccessKey key() {
        return key;
    }

    Clock clock() {
        return clock;
    }

    @Override
    public void close() throws IOException {
        for (Hub hub : hubs.values()) {
            hub.close();
        }
    }
}
