package dev.sluice.eventhubs.engine;

import dev.sluice.eventhubs.EventHubsServerException;
import dev.sluice.eventhubs.HubConfig;
import dev.sluice.eventhubs.Limits;
import dev.sluice.eventhubs.faults.FaultList;
import dev.sluice.eventhubs.faults.Faults;
import dev.sluice.eventhubs.faults.Occasion;
import dev.sluice.eventhubs.faults.Place;
import dev.sluice.eventhubs.faults.SettableClock;
import dev.sluice.eventhubs.security.TokenVerifier;
import dev.sluice.eventhubs.store.DataFolder;
import dev.sluice.eventhubs.store.Disk;
import dev.sluice.eventhubs.store.HubSetting;
import dev.sluice.eventhubs.store.HubStore;
import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The event hubs of a server, who uses them, and who may. Thread-safe. */
public final class Namespace implements Closeable {
    private final Map<String, Hub> hubs = new ConcurrentSkipListMap<>();
    private final Map<String, Instant> lastCreated = new HashMap<>();
    private final Connections connections = new Connections();
    private final ReceiveBudget receiveBudget;
    private final FaultList faultList = new FaultList();
    private final Lookups lookups = new Lookups();
    private final DataFolder data;
    private final NamespaceSetting setting;
    private final SettableClock eventClock;
    private final SettableClock tokenClock;
    private final TokenVerifier tokenVerifier;
    private final Faults faults;

    private Namespace(DataFolder data, NamespaceSetting setting) {
        this.data = data;
        this.setting = setting;
        this.receiveBudget = new ReceiveBudget(setting.limits().pendingBytes());
        this.eventClock = new SettableClock(setting.clock());
        this.tokenClock = new SettableClock(setting.clock());
        this.tokenVerifier = TokenVerifier.of(setting.access(), tokenClock, setting.clock());
        this.faults = new Faults(faultList, new Evictions(this), eventClock, tokenClock);
    }

    /**
     * Opens the hubs in a data folder: those configured, and those that were made while a server ran on it.
     *
     * @throws EventHubsServerException if one can't be opened
     */
    public static Namespace open(DataFolder data, NamespaceSetting setting) {
        Namespace namespace = new Namespace(data, setting);
        try {
            setting.hubs().forEach(config -> namespace.add(config, false));
            data.hubsMadeWhileRunning().stream()
                    .filter(hub -> namespace.hub(hub.name()).isEmpty())
                    .forEach(hub -> namespace.add(hub, true));
            return namespace;
        } catch (EventHubsServerException e) {
            namespace.closeAfter(e);
            throw e;
        }
    }

    private Hub add(HubConfig config, boolean madeWhileRunning) {
        String id = id(config.name());
        HubSetting wanted =
                new HubSetting(createdNow(id), madeWhileRunning, setting.durability(), eventClock, this::disk);
        Hub hub = new Hub(config, HubStore.open(data, config, wanted));
        hubs.put(id, hub);
        return hub;
    }

    /** A hub made again is told from the one before by its time. */
    private Instant createdNow(String id) {
        Instant now = Instant.ofEpochMilli(eventClock.millis());
        Instant before = lastCreated.get(id);
        return before == null || now.isAfter(before) ? now : before.plusMillis(1);
    }

    private Disk disk(String hub, String partition) {
        Place place = new Place(hub, partition, null, null);
        return () ->
                !faultList.isEmpty() && faultList.strike(Occasion.APPEND, place).isPresent();
    }

    private void closeAfter(EventHubsServerException failure) {
        try {
            close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private static String id(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** All hubs, by name. */
    public List<Hub> hubs() {
        return List.copyOf(hubs.values());
    }

    /** A hub by name. */
    public Optional<Hub> hub(String name) {
        return Optional.ofNullable(hubs.get(id(name)));
    }

    Hub requireHub(String name) {
        return hub(name).orElseThrow(() -> new RefusedException(WireError.notFound(name)));
    }

    /**
     * Makes a hub that stays over restarts; empty if it is there already.
     *
     * @throws EventHubsServerException if its files can't be made
     */
    public synchronized Optional<Hub> create(HubConfig config) {
        return hub(config.name()).isPresent() ? Optional.empty() : Optional.of(add(config, true));
    }

    /**
     * Ends a hub's links and deletes its events; false if there is no such hub.
     *
     * @throws IOException if its files can't be deleted; it is gone for clients all the same
     */
    public synchronized boolean delete(String name) throws IOException {
        Hub hub = hubs.remove(id(name));
        if (hub == null) {
            return false;
        }
        lastCreated.put(id(name), hub.createdAt());
        hub.delete(data);
        return true;
    }

    /** Deletes the events that are not to be kept any longer. */
    public void enforceRetention() {
        hubs.values().forEach(Hub::enforceRetention);
    }

    /** Faults on demand. */
    public Faults faults() {
        return faults;
    }

    /** The open connections, the oldest first. */
    public List<AmqpConnection> connections() {
        return connections.all();
    }

    /** How it fares, for a monitoring system. */
    public List<Metric> metrics() {
        return new NamespaceMetrics(this).read();
    }

    Connections connectionList() {
        return connections;
    }

    FaultList faultList() {
        return faultList;
    }

    ReceiveBudget receiveBudget() {
        return receiveBudget;
    }

    TokenVerifier tokenVerifier() {
        return tokenVerifier;
    }

    /** The time that tokens are checked by; only a fault of its own changes it. */
    Clock tokenClock() {
        return tokenClock;
    }

    Lookups lookups() {
        return lookups;
    }

    /** What clients can make it hold. */
    public Limits limits() {
        return setting.limits();
    }

    /** The time of connections, which no fault changes. */
    Clock clock() {
        return setting.clock();
    }

    @Override
    public synchronized void close() throws IOException {
        faults.clear();
        tokenVerifier.close();
        lookups.close();
        for (Hub hub : hubs.values()) {
            hub.close();
        }
    }
}
