package dev.sluice.lab.tenants;

import static java.util.Map.entry;

import dev.sluice.azurite.Account;
import dev.sluice.azurite.AzuriteInstallation;
import dev.sluice.ingestoracle.IngestEvidence.SetUp;
import dev.sluice.lab.LabException;
import dev.sluice.lab.audit.Evidence;
import dev.sluice.lab.data.DataFolder;
import dev.sluice.lab.process.Child;
import dev.sluice.lab.process.ChildSpec;
import dev.sluice.lab.process.Ports;
import dev.sluice.lab.state.StoredState;
import dev.sluice.lab.watch.ArchiveWatch;
import dev.sluice.lab.watch.BridgeMetrics;
import dev.sluice.lab.watch.CheckpointWatch;
import dev.sluice.lab.watch.HubWatch;
import dev.sluice.lab.watch.PathWatch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Both tenants, each service a child process: in OT a hub that stamps as IoT Hub does and the bridge, in IT a hub and
 * the archiver and ingest, and an Azurite with a storage account for each tenant. Safe to use from several threads.
 */
public final class TwoTenants implements AutoCloseable {
    public static final String OT_HUB = "devices";
    public static final String IT_HUB = "telemetry";

    /** Container of the archive in the IT tenant's storage account. */
    public static final String ARCHIVE = "archive";

    /** Container of the bridge's quarantine in the OT tenant's storage account. */
    public static final String QUARANTINE = "bridge-quarantine";

    /** Names of the storage accounts, OT's and IT's. */
    public static final List<String> ACCOUNTS = List.of("otstore", "itstore");

    /** Container of ingest's quarantine in the IT tenant's storage account. */
    public static final String INGEST_QUARANTINE = "ingest-quarantine";

    static final String BRIDGE_GROUP = "bridge";
    private static final String ARCHIVER_GROUP = "archiver";
    private static final String INGEST_GROUP = "ingest";
    private static final String ALARMS_HUB = "alarms";
    private static final String ALARMS_GROUP = "readers";
    static final int PARTITIONS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final long startedAt = System.nanoTime();
    private final Home home;
    private final DataFolder data;
    private final Path logs;
    private final Account otStorage = Account.withRandomKey(ACCOUNTS.get(0));
    private final Account itStorage = Account.withRandomKey(ACCOUNTS.get(1));
    private final int otPort;
    private final int itPort;
    private final int blobPort;
    private final int tablePort;
    private final int healthPort;
    private final int ingestHealthPort;
    private final AtomicReference<@Nullable LabException> failure = new AtomicReference<>();
    private final Child azurite;
    private final Child otHub;
    private final Child itHub;
    private final Child bridge;
    private final Child archiver;
    private final Child ingest;

    private TwoTenants(Home home, DataFolder data, Ports ports) {
        this.home = home;
        this.data = data;
        this.logs = data.folder("logs");
        this.otPort = ports.next();
        this.itPort = ports.next();
        this.blobPort = ports.next();
        this.tablePort = ports.next();
        this.healthPort = ports.next();
        this.ingestHealthPort = ports.next();
        this.otHub = start(otHubSpec());
        this.azurite = start(azuriteSpec());
        this.itHub = start(itHubSpec());
        this.bridge = start(bridgeSpec());
        this.archiver = start(archiverSpec());
        // Starting processes take each other's CPU time: first comes what people wait for, the path to the archive.
        this.ingest = Child.startWhen(() -> Ports.listens(healthPort), ingestSpec(), this::giveUp);
    }

    /** Starts every process; none of them needs another one to be there. */
    public static TwoTenants start(Home home, DataFolder data) {
        return new TwoTenants(home, data, new Ports());
    }

    /** Connection string of the OT namespace, for devices. */
    public String otConnectionString() {
        return hubConnectionString(otPort);
    }

    /** When the processes were started, of {@link System#nanoTime()}. */
    public long startedAt() {
        return startedAt;
    }

    /** Whether devices can send. */
    public boolean acceptsDevices() {
        return Ports.listens(otPort);
    }

    /** Fails when one of the processes was given up because it keeps ending. */
    public void requireRunning() {
        LabException reason = failure.get();
        if (reason != null) {
            throw reason;
        }
    }

    /** Fetches what the storage accounts hold for the audit. */
    public Evidence fetchEvidence(Path target) {
        return fetchEvidence(
                otStorage.connectionString(blobPort), itStorage.connectionString(blobPort, tablePort), data, target);
    }

    /**
     * Fetches what two storage accounts hold for the audit.
     *
     * @param ot connection string of OT's
     * @param it connection string of IT's
     * @param data what the accounts belong to
     */
    public static Evidence fetchEvidence(String ot, String it, DataFolder data, Path target) {
        SetUp setUp = SetUp.DEFAULT.withRules(AlarmRules.in(data).files());
        return Evidence.fetch(new Evidence.Storage(ot, QUARANTINE), new Evidence.Storage(it, ARCHIVE), target)
                .with(StoredState.read(it, INGEST_QUARANTINE, setUp));
    }

    /** The processes, in the order in which events pass them. */
    public List<Child> children() {
        return List.of(otHub, bridge, itHub, archiver, ingest, azurite);
    }

    /** Starts to watch how far each stage has come. */
    public PathWatch watch() {
        return new PathWatch(
                HubWatch.start(hubConnectionString(otPort), OT_HUB),
                CheckpointWatch.start(otStorage.connectionString(blobPort), "bridge-checkpoints", OT_HUB, BRIDGE_GROUP),
                BridgeMetrics.start(healthPort),
                HubWatch.start(hubConnectionString(itPort), IT_HUB),
                ArchiveWatch.start(itStorage.connectionString(blobPort), ARCHIVE, logs),
                CheckpointWatch.start(
                        itStorage.connectionString(blobPort), "ingest-checkpoints", IT_HUB, INGEST_GROUP));
    }

    /** Stops all but the storage, in the order in which events pass them. */
    public void stopServices() throws InterruptedException {
        bridge.stop(PATIENCE);
        archiver.stop(PATIENCE);
        ingest.stop(PATIENCE);
        otHub.stop(PATIENCE);
        itHub.stop(PATIENCE);
    }

    /** Stops the storage. */
    public void stopStorage() throws InterruptedException {
        azurite.stop(PATIENCE);
    }

    /** Ends at once whatever is still running. The storage may lose what it has not written. */
    @Override
    public void close() {
        children().forEach(Child::halt);
    }

    private Child start(ChildSpec spec) {
        return Child.start(spec, this::giveUp);
    }

    private void giveUp(LabException reason) {
        failure.compareAndSet(null, reason);
    }

    private ChildSpec azuriteSpec() {
        AzuriteInstallation installation = AzuriteInstallation.find(home.root());
        return spec(
                "azurite",
                installation.blobAndTableCommand(data.folder("azurite"), blobPort, tablePort),
                AzuriteInstallation.environment(List.of(otStorage, itStorage)));
    }

    private ChildSpec otHubSpec() {
        return spec(
                "ot-hub",
                JavaCommand.of(
                        labJar(),
                        List.of(home.jar("lab/eventhubs-server")),
                        OtHub.class.getName(),
                        Integer.toString(otPort),
                        data.folder("ot-hub").toString()),
                Map.of());
    }

    private ChildSpec itHubSpec() {
        return spec(
                "it-hub",
                JavaCommand.of(
                        labJar(),
                        List.of(home.jar("lab/eventhubs-server")),
                        "dev.sluice.eventhubs.cli.Main",
                        "--port",
                        Integer.toString(itPort),
                        "--data",
                        data.folder("it-hub").toString(),
                        "--hub",
                        IT_HUB + ":" + PARTITIONS + ":" + ARCHIVER_GROUP + "," + INGEST_GROUP,
                        "--hub",
                        ALARMS_HUB + ":1:" + ALARMS_GROUP,
                        "--no-tls"),
                Map.of());
    }

    private ChildSpec bridgeSpec() {
        return spec(
                "bridge",
                JavaCommand.of(labJar(), List.of(home.jar("ot-bridge")), "dev.sluice.bridge.process.Main"),
                Map.ofEntries(
                        entry("SourceHub", hubConnectionString(otPort)),
                        entry("SourceHubName", OT_HUB),
                        entry("SourceConsumerGroup", BRIDGE_GROUP),
                        entry("SLUICE_SOURCE_MODE", "builtin"),
                        entry("SLUICE_SOURCE_NAME", OT_HUB),
                        entry("SLUICE_TARGET_MODE", "sas"),
                        entry("SLUICE_TARGET_CONNECTION", hubConnectionString(itPort)),
                        entry("SLUICE_TARGET_HUB", IT_HUB),
                        entry("SLUICE_QUARANTINE_CONTAINER", QUARANTINE),
                        entry("SLUICE_CHECKPOINT_CONNECTION", otStorage.connectionString(blobPort)),
                        entry("SLUICE_HEALTH_PORT", Integer.toString(healthPort)),
                        entry("SLUICE_TRY_TIMEOUT", "3s"),
                        entry("SLUICE_LOAD_BALANCING_INTERVAL", "500ms"),
                        entry("SLUICE_OWNERSHIP_EXPIRATION", "3s")));
    }

    private ChildSpec archiverSpec() {
        return spec(
                "archiver",
                JavaCommand.of(labJar(), List.of(home.jar("it-archiver")), "dev.sluice.archiver.process.Main"),
                Map.ofEntries(
                        entry("SLUICE_HUB_CONNECTION", hubConnectionString(itPort)),
                        entry("SLUICE_HUB", IT_HUB),
                        entry("SLUICE_CONSUMER_GROUP", ARCHIVER_GROUP),
                        entry("SLUICE_ARCHIVE_CONNECTION", itStorage.connectionString(blobPort)),
                        entry("SLUICE_ARCHIVE_CONTAINER", ARCHIVE),
                        entry("SLUICE_FIELDS", "timestamp:timestamp,value:double"),
                        entry("SLUICE_FIRST_CUT_AGE", "500ms"),
                        entry("SLUICE_CUT_AGE", "5s"),
                        entry("SLUICE_LOAD_BALANCING_INTERVAL", "500ms"),
                        entry("SLUICE_OWNERSHIP_EXPIRATION", "3s")));
    }

    private ChildSpec ingestSpec() {
        String storage = itStorage.connectionString(blobPort, tablePort);
        return spec(
                "ingest",
                JavaCommand.of(labJar(), List.of(home.jar("it-ingest")), "dev.sluice.ingest.process.Main"),
                Map.ofEntries(
                        entry("SourceHub", hubConnectionString(itPort)),
                        entry("SourceHubName", IT_HUB),
                        entry("SourceConsumerGroup", INGEST_GROUP),
                        entry("SLUICE_STATE_CONNECTION", storage),
                        entry("SLUICE_QUARANTINE_CONTAINER", INGEST_QUARANTINE),
                        entry("SLUICE_ALARM_RULES", AlarmRules.in(data).folder().toString()),
                        entry("AlarmsHub", hubConnectionString(itPort)),
                        entry("AlarmsHubName", ALARMS_HUB),
                        entry("SLUICE_SILENCE_INTERVAL", "1s"),
                        entry("SLUICE_HEALTH_PORT", Integer.toString(ingestHealthPort)),
                        entry("SLUICE_TRY_TIMEOUT", "3s"),
                        entry("SLUICE_LOAD_BALANCING_INTERVAL", "500ms"),
                        entry("SLUICE_OWNERSHIP_EXPIRATION", "3s")));
    }

    private ChildSpec spec(String name, List<String> command, Map<String, String> environment) {
        return new ChildSpec(name, command, environment, logs.resolve(name + ".log"), data.root());
    }

    private Path labJar() {
        return home.jar("lab/two-tenants");
    }

    private static String hubConnectionString(int port) {
        return "Endpoint=sb://localhost:" + port + ";SharedAccessKeyName=RootManageSharedAccessKey"
                + ";SharedAccessKey=SAS_KEY_VALUE;UseDevelopmentEmulator=true;";
    }
}
