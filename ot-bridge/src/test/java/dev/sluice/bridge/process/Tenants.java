package dev.sluice.bridge.process;

import dev.sluice.azurite.Azurite;
import dev.sluice.eventhubs.Annotations;
import dev.sluice.eventhubs.AppendHook;
import dev.sluice.eventhubs.EventHubsConfig;
import dev.sluice.eventhubs.EventHubsServer;
import dev.sluice.eventhubs.HubConfig;
import dev.sluice.eventhubs.faults.Faults;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** An OT hub, an IT hub and the OT storage on this machine, each of which can go down and come back. */
final class Tenants implements AutoCloseable {
    static final String SOURCE = "ot-hub";
    static final String TARGET = "telemetry";
    static final int SOURCE_PARTITIONS = 4;
    static final int TARGET_PARTITIONS = 2;

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
        azurite = Azurite.start(data.resolve("azurite"), "otstore");
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

    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("SourceHub", sourceConnection);
        settings.put("SourceHubName", SOURCE);
        settings.put("SourceConsumerGroup", "bridge");
        settings.put("SLUICE_TARGET_CONNECTION", targetConnection);
        settings.put("SLUICE_TARGET_HUB", TARGET);
        settings.put("SLUICE_CHECKPOINT_CONNECTION", azurite.connectionString("otstore"));
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

    private static HubConfig targetHub() {
        return HubConfig.of(TARGET, TARGET_PARTITIONS);
    }

    private static HubConfig sourceHub() {
        AppendHook hook = event -> Annotations.NONE
                .with("iothub-connection-device-id", "pump-1")
                .with("iothub-enqueuedtime", event.enqueued());
        return HubConfig.of(SOURCE, SOURCE_PARTITIONS)
                .withConsumerGroups("bridge")
                .withAppendHook(hook);
    }
}
