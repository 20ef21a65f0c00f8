package dev.sluice.bridge.process;

import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobListDetails;
import com.azure.storage.blob.models.ListBlobsOptions;
import dev.sluice.azurite.Azurite;
import dev.sluice.eventhubs.Annotations;
import dev.sluice.eventhubs.AppendHook;
import dev.sluice.eventhubs.EventHubsConfig;
import dev.sluice.eventhubs.EventHubsServer;
import dev.sluice.eventhubs.HubConfig;
import dev.sluice.eventhubs.Retention;
import dev.sluice.eventhubs.faults.Faults;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An OT hub, an IT hub and the OT storage on this machine, each of which can go down and come back. */
final class Tenants implements AutoCloseable {
    static final String SOURCE = "ot-hub";
    static final String TARGET = "telemetry";
    static final String ACCOUNT = "otstore";
    static final int SOURCE_PARTITIONS = 4;
    static final int TARGET_PARTITIONS = 2;

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final ListBlobsOptions WITH_METADATA =
            new ListBlobsOptions().setDetails(new BlobListDetails().setRetrieveMetadata(true));

    final Azurite azurite;
    private final Path data;
    private EventHubsServer source;
    private EventHubsServer target;
    private final String sourceConnection;
    private final String targetConnection;
    private final int sourcePort;
    private final int targetPort;

    Tenants(Path data) {
        this.data = data;
        azurite = Azurite.start(data.resolve("azurite"), ACCOUNT);
        source = open("ot", 0, sourceHub());
        target = open("it", 0, targetHub());
        sourceConnection = source.connectionString();
        targetConnection = target.connectionString();
        sourcePort = source.port();
        targetPort = target.port();
    }

    HubClient sourceClient() {
        return new HubClient(sourceConnection, SOURCE);
    }

    HubClient targetClient() {
        return new HubClient(targetConnection, TARGET);
    }

    long createdSource() {
        return source.describe(SOURCE).createdAt().toEpochMilli();
    }

    /** How many events of the target's partitions hold, repeats included. */
    long countTarget() {
        return target.describe(TARGET).partitions().stream()
                .mapToLong(partition -> partition.lastSequence() + 1)
                .sum();
    }

    Faults sourceFaults() {
        return source.faults();
    }

    Faults targetFaults() {
        return target.faults();
    }

    /** Deletes the target hub, all its events with it, and makes it again. */
    void makeTargetAgain() {
        target.deleteHub(TARGET);
        target.createHub(targetHub());
    }

    void stopTarget() {
        target.close();
    }

    void startTarget() {
        target = open("it", targetPort, targetHub());
    }

    /** The target hub as someone made it anew: empty, with as many partitions as wanted. */
    void startOtherTarget(int partitions) {
        target = open("it-" + partitions + "-" + System.nanoTime(), targetPort, HubConfig.of(TARGET, partitions));
    }

    /** The source hub as someone made it anew. */
    void startOtherSource() {
        source = open("ot-anew", sourcePort, sourceHub());
    }

    void stopSource() {
        source.close();
    }

    void startSource() {
        source = open("ot", sourcePort, sourceHub());
    }

    /** The same source hub, which from now on deletes every file of a partition but the last one. */
    void startForgetfulSource() {
        source = open("ot", sourcePort, sourceHub().withRetention(Retention.UNLIMITED.withBytes(1)));
    }

    /** Number of the first event that a partition of the source still has. */
    long firstOfSource(int partition) {
        return source.describe(SOURCE).partitions().get(partition).firstSequence();
    }

    /** Follows what arrives; the source hub stays the one that it is now. */
    Delivery delivery(HubClient fromSource, HubClient fromTarget) {
        return new Delivery(fromSource, fromTarget, new Excused(azurite.connectionString(ACCOUNT)));
    }

    /** Names of the checkpoints that there are, whichever adapter wrote them. */
    List<String> checkpoints() {
        return Stream.of("bridge-checkpoints", "azure-webjobs-eventhub")
                .map(this::container)
                .filter(BlobContainerClient::exists)
                .flatMap(container -> container.listBlobs(WITH_METADATA, LIMIT).stream())
                .filter(blob -> blob.getName().contains("/checkpoint/"))
                .filter(blob -> blob.getMetadata() != null && blob.getMetadata().containsKey("sequencenumber"))
                .map(BlobItem::getName)
                .toList();
    }

    /** A container of the OT storage. */
    BlobContainerClient container(String name) {
        return new BlobServiceClientBuilder()
                .connectionString(azurite.connectionString(ACCOUNT))
                .buildClient()
                .getBlobContainerClient(name);
    }

    Map<String, String> settings() {
        return settings(sourceConnection, targetConnection, azurite.connectionString(ACCOUNT));
    }

    /** Settings of a bridge between hubs that are named as here. */
    static Map<String, String> settings(String sourceConnection, String targetConnection, String storageConnection) {
        Map<String, String> settings = new HashMap<>();
        settings.put("SourceHub", sourceConnection);
        settings.put("SourceHubName", SOURCE);
        settings.put("SourceConsumerGroup", "bridge");
        settings.put("SLUICE_TARGET_CONNECTION", targetConnection);
        settings.put("SLUICE_TARGET_HUB", TARGET);
        settings.put("SLUICE_CHECKPOINT_CONNECTION", storageConnection);
        settings.put("SLUICE_LOAD_BALANCING_INTERVAL", "300ms");
        settings.put("SLUICE_OWNERSHIP_EXPIRATION", "2s");
        settings.put("SLUICE_TRY_TIMEOUT", "3s");
        return settings;
    }

    @Override
    public void close() {
        source.close();
        target.close();
        azurite.close();
    }

    private EventHubsServer open(String folder, int port, HubConfig hub) {
        return EventHubsServer.open(
                EventHubsConfig.in(data.resolve(folder)).withPort(port).withHub(hub));
    }

    static HubConfig targetHub() {
        return HubConfig.of(TARGET, TARGET_PARTITIONS);
    }

    static HubConfig sourceHub() {
        AppendHook hook = event -> Annotations.NONE
                .with("iothub-connection-device-id", device(event.messageId()))
                .with("iothub-enqueuedtime", event.enqueued());
        return HubConfig.of(SOURCE, SOURCE_PARTITIONS)
                .withConsumerGroups("bridge")
                .withAppendHook(hook);
    }

    private static String device(@Nullable String messageId) {
        return Load.DENIED.equals(messageId) ? PartitionDelivery.DENIED : "pump-1";
    }
}
