package dev.sluice.bridge.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.util.BinaryData;
import com.azure.messaging.eventhubs.EventData;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.models.BlobItem;
import dev.sluice.eventhubs.faults.Fault;
import dev.sluice.eventhubs.faults.Scope;
import dev.sluice.functionshost.child.Await;
import dev.sluice.functionshost.child.ChildProcess;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What stops the process, what it passes over, and what it says about itself, with the real storage and hubs. */
@SuppressWarnings("try") // a bridge runs until its block ends
@Execution(ExecutionMode.CONCURRENT)
class SafeguardsIT extends OnTenants {
    @Test
    void holdsWhileTheKillSwitchIsSetAndQuarantinesWhatTheTargetCallsMalformed() {
        container("bridge-checkpoints").createIfNotExists();
        BlobClient stop = container("bridge-checkpoints").getBlobClient("_bridge/ot-hub/stop");
        stop.upload(BinaryData.fromString(""));
        source.send(1, List.of(new EventData("bad")));
        try (HoldLines lines = new HoldLines();
                RunningBridge bridge = RunningBridge.start(tenants.settings())) {
            Await.until("it says that it is stopped", () -> lines.contain("delete blob '_bridge/ot-hub/stop'"));
            assertThat(tenants.countTarget()).isZero();

            tenants.targetFaults()
                    .inject(Fault.reject("com.microsoft:argument-error", "planned")
                            .on(Scope.hub(Tenants.TARGET))
                            .times(1));
            stop.delete();
            Await.until("the event is in quarantine", () -> quarantined().size() == 1);
            source.send(1, List.of(new EventData("good")));
            Await.until("the next one arrives", () -> tenants.countTarget() == 1);
        }
        assertThat(quarantined()).containsExactly("ot-hub/" + tenants.createdSource() + "/1/0000000000000000000.json");
        assertThat(target.read(1)).extracting(EventData::getBodyAsString).containsExactly("good");
    }

    @Test
    void holdsBeforeAnotherSourceHubUntilItIsAccepted() {
        source.send(1, List.of(new EventData("old")));
        try (RunningBridge bridge = RunningBridge.start(tenants.settings())) {
            Await.until("it arrives", () -> tenants.countTarget() == 1);
        }
        tenants.stopSource();
        tenants.startOtherSource();
        try (HubClient anew = tenants.sourceClient();
                HoldLines lines = new HoldLines();
                RunningBridge bridge = RunningBridge.start(tenants.settings())) {
            anew.send(2, List.of(new EventData("new")));
            Await.until("it says why it holds", () -> lines.contain("run ./sluice bridge accept-incarnation"));
            assertThat(tenants.countTarget()).isEqualTo(1);
        }
        try (ChildProcess command = ChildProcess.start(Main.class, tenants.settings(), data, "accept-incarnation")) {
            assertThat(command.line()).startsWith("accepted: 1 checkpoints deleted");
            assertThat(command.awaitEnd()).isZero();
        }
        try (RunningBridge bridge = RunningBridge.start(tenants.settings())) {
            Await.until("it goes on", () -> tenants.countTarget() == 2);
        }
    }

    @Test
    void countsTheEventsOfADeniedDeviceAndTellsItsHealth() throws Exception {
        int port = freePort();
        Map<String, String> settings = tenants.settings();
        settings.put("SLUICE_DENIED_DEVICES", "pump-1");
        settings.put("SLUICE_HEALTH_PORT", Integer.toString(port));
        source.send(1, List.of(new EventData("a"), new EventData("b")));
        try (RunningBridge bridge = RunningBridge.start(settings)) {
            Await.until(
                    "it has passed both over",
                    () -> get(port, "/metrics").contains("sluice_bridge_denied_total{device=\"pump-1\"} 2\n"));
            Await.until("it has a checkpoint", () -> get(port, "/health/lag").startsWith("{\"events\":0,"));
            assertThat(get(port, "/health/live")).isEqualTo("{\"live\":true}");
            assertThat(get(port, "/health/ready")).isEqualTo("{\"ready\":true}");
            assertThat(get(port, "/metrics"))
                    .contains("sluice_bridge_received_total 2\n", "sluice_bridge_lag_events{partition=\"1\"} 0\n")
                    .contains("sluice_bridge_batch_fill_count 0\n", "sluice_bridge_retries_total 0\n")
                    .doesNotContain("sluice_bridge_oldest_age_seconds{");
        }
        assertThat(tenants.countTarget()).isZero();
    }

    @Test
    void isNotReadyWhileTheSourceHasNoSuchConsumerGroup() throws Exception {
        int port = freePort();
        Map<String, String> settings = tenants.settings();
        settings.put("SourceConsumerGroup", "nobody-made-it");
        settings.put("SLUICE_HEALTH_PORT", Integer.toString(port));
        settings.put("SLUICE_OWNERSHIP_EXPIRATION", "1m");
        try (RunningBridge bridge = RunningBridge.start(settings)) {
            Await.until(
                    "it says so",
                    () -> get(port, "/health/ready")
                            .equals("{\"ready\":false,\"reason\":\"NOT_FOUND: reading source hub '" + Tenants.SOURCE
                                    + "' as consumer group 'nobody-made-it' failed (amqp:not-found): make that group in"
                                    + " the hub, or set the name of one that it has\"}"));
            assertThat(get(port, "/health/live")).isEqualTo("{\"live\":true}");
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private BlobContainerClient container(String name) {
        return new BlobServiceClientBuilder()
                .connectionString(tenants.azurite.connectionString("otstore"))
                .buildClient()
                .getBlobContainerClient(name);
    }

    private List<String> quarantined() {
        return container("bridge-quarantine").listBlobs().stream()
                .map(BlobItem::getName)
                .toList();
    }

    private static String get(int port, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(60))
                .build();
        try {
            return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
