package dev.sluice.bridge.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.eventhubs.EventData;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.models.BlobItem;
import dev.sluice.functionshost.child.Await;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process as it writes blobs, with a real hub and storage. */
@SuppressWarnings("try") // a bridge runs until its block ends
class StorageRouteIT {
    @TempDir
    Path data;

    private Tenants tenants;
    private HubClient source;
    private BlobServiceClient storage;

    @BeforeEach
    void open() {
        tenants = new Tenants(data);
        source = tenants.sourceClient();
        storage = new BlobServiceClientBuilder()
                .connectionString(tenants.azurite.connectionString("otstore"))
                .buildClient();
    }

    @AfterEach
    void close() {
        source.close();
        tenants.close();
    }

    @Test
    void holdsUntilTheContainerIsThereAndRepeatsNoLineAlthoughItReadsEverythingAgain() {
        source.send(1, List.of(json("{\"n\":0}"), json("{\"n\":1}"), new EventData(new byte[] {0, 1})));
        try (HoldLines lines = new HoldLines();
                RunningBridge bridge = RunningBridge.start(settings())) {
            Await.until("it says what is missing", () -> lines.contain("check that the container exists"));
            storage.createBlobContainer("telemetry");
            Await.until("all lines are there", () -> lines().size() == 3);
        }
        storage.getBlobContainerClient("bridge-checkpoints").delete();
        source.send(1, List.of(json("{\"n\":3}")));
        try (RunningBridge bridge = RunningBridge.start(settings())) {
            Await.until("the new line is there", () -> lines().size() >= 4);
        }

        assertThat(lines())
                .hasSize(4)
                .allSatisfy(line -> assertThat(line)
                        .contains("\"connectionDeviceId\":\"pump-1\"", "\"sluice-source-hub\":\"ot-hub\""));
        assertThat(lines().get(0))
                .contains("\"contentType\":\"application/json\"")
                .endsWith("\"Body\":{\"n\":0}}");
        assertThat(lines().get(2)).endsWith("\"Body\":\"AAE=\"}");
        assertThat(lines().get(3)).endsWith("\"Body\":{\"n\":3}}");
    }

    private Map<String, String> settings() {
        Map<String, String> settings = tenants.settings();
        settings.remove("SLUICE_TARGET_CONNECTION");
        settings.remove("SLUICE_TARGET_HUB");
        settings.put("SLUICE_TARGET_MODE", "blob");
        settings.put("SLUICE_TARGET_STORAGE_CONNECTION", tenants.azurite.connectionString("otstore"));
        settings.put("SLUICE_TARGET_CONTAINER", "telemetry");
        return settings;
    }

    private static EventData json(String body) {
        EventData event = new EventData(body);
        event.setContentType("application/json");
        event.getRawAmqpMessage().getProperties().setContentEncoding("utf-8");
        return event;
    }

    private List<String> lines() {
        BlobContainerClient container = storage.getBlobContainerClient("telemetry");
        List<String> lines = new ArrayList<>();
        for (BlobItem blob : container.listBlobs()) {
            lines.addAll(new String(
                            container
                                    .getBlobClient(blob.getName())
                                    .downloadContent()
                                    .toBytes(),
                            UTF_8)
                    .lines()
                    .toList());
        }
        return lines;
    }
}
