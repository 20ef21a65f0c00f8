package dev.sluice.ingest.deployment;

import com.azure.core.amqp.AmqpRetryOptions;
import com.azure.core.util.BinaryData;
import com.azure.data.tables.TableServiceClientBuilder;
import com.azure.messaging.eventhubs.EventData;
import com.azure.messaging.eventhubs.EventHubClientBuilder;
import com.azure.messaging.eventhubs.EventHubProducerClient;
import com.azure.messaging.eventhubs.models.SendOptions;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.models.BlobItem;
import dev.sluice.azurite.Azurite;
import dev.sluice.contract.quarantine.QuarantineJson;
import dev.sluice.eventhubs.EventHubsConfig;
import dev.sluice.eventhubs.EventHubsServer;
import dev.sluice.eventhubs.HubConfig;
import dev.sluice.eventhubs.faults.Faults;
import dev.sluice.functionshost.child.Await;
import dev.sluice.ingest.tables.StateTables;
import dev.sluice.ingest.tables.TableDevices;
import dev.sluice.ingest.view.Devices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The hubs of the IT tenant, the storage of the host, and the storage of the state, which can go down and come back. */
final class ItTenant implements AutoCloseable {
    static final String HUB = "telemetry";
    static final String ALARMS = "alarms";
    static final String GROUP = "ingest";

    /** Reads the same events as {@link #GROUP}, with checkpoints of its own. */
    static final String RIVALS = "rivals";

    /** Of the archiver. */
    static final String ARCHIVE = "archive";

    /** Of {@link #HUB}. */
    static final int PARTITIONS = 2;

    /** The container of the quarantine, as the settings have it when nothing is said. */
    static final String QUARANTINE = "ingest-quarantine";

    private static final int MOST_A_SEND = 100;
    private static final String HOST_ACCOUNT = "hoststore";
    private static final String STATE_ACCOUNT = "itstore";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Azurite host;
    private final Azurite state;
    private final StormyTables tables;
    private final EventHubsServer hubs;
    private final EventHubProducerClient producer;
    private final Checkpoints checkpoints;
    private final BlobContainerClient archive;
    private final BlobContainerClient quarantine;
    private final Path rules;
    private final Path types;

    ItTenant(Path data) {
        host = Azurite.start(data.resolve("host"), HOST_ACCOUNT);
        state = Azurite.startWithTables(data.resolve("state"), STATE_ACCOUNT);
        tables = new StormyTables(stateConnection(), 0);
        hubs = EventHubsServer.open(EventHubsConfig.in(data.resolve("hubs"))
                .withHub(HubConfig.of(HUB, PARTITIONS).withConsumerGroups(GROUP, RIVALS, ARCHIVE))
                .withHub(HubConfig.of(ALARMS, 1)));
        producer = client(HUB).buildProducerClient();
        BlobServiceClient hostBlobs = service(host.connectionString(HOST_ACCOUNT));
        checkpoints = new Checkpoints(hostBlobs, () -> hubs.describe(HUB));
        archive = hostBlobs.getBlobContainerClient(ARCHIVE);
        quarantine = service(stateConnection()).getBlobContainerClient(QUARANTINE);
        rules = data.resolve("rules");
        types = data.resolve("types");
        rules(Expected.RULES);
    }

    /** Sends as the bridge does: partition i of the OT hub goes to partition i mod N. */
    void send(List<Sent> events) {
        Map<Integer, List<Sent>> byPartition =
                events.stream().collect(Collectors.groupingBy(sent -> sent.partition() % PARTITIONS));
        byPartition.forEach((partition, part) -> {
            for (int done = 0; done < part.size(); done += MOST_A_SEND) {
                sendTo(
                        partition,
                        part.subList(done, Math.min(part.size(), done + MOST_A_SEND)).stream()
                                .map(Sent::event)
                                .toList());
            }
        });
    }

    void sendTo(int partition, List<EventData> events) {
        producer.send(events, new SendOptions().setPartitionId(Integer.toString(partition)));
    }

    /** Whether every event is behind a checkpoint, whichever adapter wrote it. */
    boolean caughtUp() {
        return caughtUp(GROUP);
    }

    boolean caughtUp(String group) {
        return checkpoints.caughtUp(group);
    }

    /** How many events are not behind a checkpoint of the group that has come farthest. */
    long behind() {
        return Math.min(checkpoints.behind(GROUP), checkpoints.behind(RIVALS));
    }

    /** The sequence numbers of the checkpoints, by partition. */
    Map<String, Long> checkpoints() {
        return checkpoints(GROUP);
    }

    Map<String, Long> checkpoints(String group) {
        return checkpoints.of(group);
    }

    /** The reasons of what is in quarantine, one an event. */
    List<String> reasons() {
        return quarantined().values().stream()
                .map(blob -> QuarantineJson.read(blob.toBytes()).reason().code())
                .toList();
    }

    /** The blobs of the quarantine, by name. */
    Map<String, BinaryData> quarantined() {
        Map<String, BinaryData> blobs = new HashMap<>();
        if (quarantine.exists()) {
            for (BlobItem blob : quarantine.listBlobs(null, LIMIT)) {
                blobs.put(
                        blob.getName(), quarantine.getBlobClient(blob.getName()).downloadContent());
            }
        }
        return blobs;
    }

    /** Puts blobs into the quarantine, over those of the same names. */
    void quarantine(Map<String, BinaryData> blobs) {
        blobs.forEach((name, blob) -> quarantine.getBlobClient(name).upload(blob, true));
    }

    /** What is stored. */
    Devices devices() {
        return new TableDevices(StateTables.open(new TableServiceClientBuilder().connectionString(stateConnection())));
    }

    /** Ids of the alarms that were published, in order, repeats included. */
    List<String> alarms() {
        return new HubReader(client(ALARMS), hubs.describe(ALARMS)).messageIds();
    }

    /** Makes a consumer group of the hub that is read. */
    void createGroup(String group) {
        hubs.createConsumerGroup(HUB, group);
    }

    /** What goes wrong at the hubs. */
    Faults faults() {
        return hubs.faults();
    }

    String stateConnection() {
        return state.connectionString(STATE_ACCOUNT);
    }

    /** Takes the storage of the state away, until it is closed. */
    StateOutage outage() {
        return new StateOutage(state, stateConnection());
    }

    /** Sends events that have to wait while the storage of the state is away; they are applied when this returns. */
    void sendInOutage(List<Sent> events, Consumer<StateOutage> meanwhile) {
        Await.until("it has caught up", this::caughtUp);
        try (StateOutage outage = outage()) {
            send(events);
            meanwhile.accept(outage);
        }
        Await.until("it has caught up again", this::caughtUp);
    }

    /** Settings of the process; its requests to tables are held against Azure's limits. */
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("SourceHub", hubs.connectionString());
        settings.put("SourceHubName", HUB);
        settings.put("SourceConsumerGroup", GROUP);
        settings.put("SLUICE_STATE_CONNECTION", tables.connection());
        settings.put("SLUICE_QUARANTINE_CONNECTION", stateConnection());
        settings.put("SLUICE_ALARM_RULES", rules.toString());
        settings.put("AlarmsHub", hubs.connectionString());
        settings.put("AlarmsHubName", ALARMS);
        settings.put("SLUICE_CHECKPOINT_CONNECTION", host.connectionString(HOST_ACCOUNT));
        settings.put("SLUICE_LOAD_BALANCING_INTERVAL", "300ms");
        settings.put("SLUICE_OWNERSHIP_EXPIRATION", "2s");
        return settings;
    }

    /** Settings of an archiver, whose files are in the container {@link #ARCHIVE} of the host's storage. */
    Map<String, String> archiverSettings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("SLUICE_HUB_CONNECTION", hubs.connectionString());
        settings.put("SLUICE_HUB", HUB);
        settings.put("SLUICE_CONSUMER_GROUP", ARCHIVE);
        settings.put("SLUICE_ARCHIVE_CONNECTION", host.connectionString(HOST_ACCOUNT));
        settings.put("SLUICE_ARCHIVE_CONTAINER", ARCHIVE);
        settings.put("SLUICE_CUT_AGE", "500ms");
        settings.put("SLUICE_FIRST_CUT_AGE", "500ms");
        settings.put("SLUICE_LOAD_BALANCING_INTERVAL", "300ms");
        settings.put("SLUICE_OWNERSHIP_EXPIRATION", "2s");
        return settings;
    }

    /** The files of the archive. */
    BlobContainerClient archive() {
        return archive;
    }

    /** Writes the alarm rules of the type {@code default} anew. */
    void rules(String text) {
        write(rules.resolve("default.json"), text);
    }

    /** Writes the schema of a message type; returns the folder of all. */
    Path type(String name, String schema) {
        write(types.resolve(name + ".json"), schema);
        return types;
    }

    private EventHubClientBuilder client(String hub) {
        return new EventHubClientBuilder()
                .connectionString(hubs.connectionString(), hub)
                .consumerGroup("$Default")
                .retryOptions(new AmqpRetryOptions().setTryTimeout(Duration.ofSeconds(5)));
    }

    private static BlobServiceClient service(String connection) {
        return new BlobServiceClientBuilder().connectionString(connection).buildClient();
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
        hubs.close();
        tables.close();
        state.close();
        host.close();
        if (!tables.broken().isEmpty()) {
            throw new AssertionError("Azure's tables would refuse what was asked of them: " + tables.broken());
        }
    }
}
