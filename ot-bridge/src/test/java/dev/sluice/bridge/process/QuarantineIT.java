package dev.sluice.bridge.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.util.BinaryData;
import com.azure.messaging.eventhubs.EventData;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import dev.sluice.eventhubs.faults.Fault;
import dev.sluice.eventhubs.faults.Scope;
import dev.sluice.functionshost.child.Await;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Looking after the quarantine, with the real hubs and storage. */
@SuppressWarnings({"try", "JavaUtilDate"}) // a bridge runs until its block ends; the SDK takes Dates
@Execution(ExecutionMode.CONCURRENT)
class QuarantineIT {
    private static final Map<String, Object> PROPERTIES =
            Map.of("big", 9_007_199_254_740_993L, "when", new Date(1_790_000_000_123L), "sluice-replay", "forged");

    @TempDir
    Path data;

    private Tenants tenants;
    private Commands commands;

    @BeforeEach
    void open() {
        tenants = new Tenants(data);
        commands = new Commands(tenants, data);
    }

    @AfterEach
    void close() {
        tenants.close();
    }

    @Test
    void showsReplaysAndDeletesWhatWasSetAside() {
        quarantineOne();
        String name = "ot-hub/" + tenants.createdSource() + "/1/0000000000000000000.json";

        assertThat(commands.run("quarantine", "list", "--of", "bridge"))
                .matches("(?s)" + name + "  malformed  \\d+ bytes  device pump-1  kept \\S+Z\n1 events");
        assertThat(commands.run("quarantine", "replay", "--of", "bridge", "--device", "pump-2"))
                .isEqualTo("0 events replayed, 0 refused");
        assertThat(commands.run("quarantine", "replay", "--of", "bridge")).isEqualTo("1 events replayed, 0 refused");
        assertReplayed();
        assertThat(commands.run("quarantine", "replay", "--of", "bridge", "--json"))
                .isEqualTo("{\"replayed\":0,\"refused\":[]}");
        assertThat(commands.run("quarantine", "list", "--of", "bridge", "--json"))
                .startsWith("{\"events\":[{\"name\":\"" + name + "\",\"reason\":\"malformed\",\"device\":\"pump-1\",")
                .contains("\"replayed\":\"20");

        String[] purge = {"quarantine", "purge", "--of", "bridge", "--replayed", "--before", "2999-01-01T00:00:00Z"};
        commands.assertFails(2, "sluice: 1 events would be deleted for good: add --yes", purge);
        assertThat(commands.run("quarantine", "purge", "--of", "bridge", "--before", "2000-01-01T00:00:00Z", "--yes"))
                .isEqualTo("0 events deleted");
        assertThat(commands.run(
                        "quarantine",
                        "purge",
                        "--of",
                        "bridge",
                        "--replayed",
                        "--before",
                        "2999-01-01T00:00:00Z",
                        "--yes"))
                .isEqualTo("1 events deleted");
        assertThat(commands.run("quarantine", "list", "--of", "bridge")).isEqualTo("0 events");
    }

    @Test
    void namesWhatCanNotBeReplayedAndObeysTheKillSwitch() {
        quarantineOne();
        container("bridge-quarantine").getBlobClient("other.json").upload(BinaryData.fromString("{}"));

        assertThat(commands.with("SLUICE_DENIED_DEVICES", "pump-1").run(1, "quarantine", "replay", "--of", "bridge"))
                .contains("refused: denied: its device is denied")
                .contains("other.json  refused: unreadable: the blob is not of a quarantined event")
                .endsWith("0 events replayed, 2 refused");
        container("bridge-checkpoints").getBlobClient("_bridge/ot-hub/stop").upload(BinaryData.fromString(""));
        commands.assertFails(
                1,
                "sluice: the kill switch is set: to replay, delete blob '_bridge/ot-hub/stop'",
                "quarantine",
                "replay",
                "--of",
                "bridge");
        commands.assertFails(
                2,
                "sluice: --of: 'archiver' has no quarantine: say bridge or ingest (./sluice quarantine list --help)",
                "quarantine",
                "list",
                "--of",
                "archiver");
    }

    private void quarantineOne() {
        EventData bad = new EventData(new byte[] {0, -1, (byte) 0xC3, 0x28});
        bad.getProperties().putAll(PROPERTIES);
        tenants.targetFaults()
                .inject(Fault.reject("com.microsoft:argument-error", "planned")
                        .on(Scope.hub(Tenants.TARGET))
                        .times(1));
        try (HubClient source = tenants.sourceClient();
                RunningBridge bridge = RunningBridge.start(tenants.settings())) {
            source.send(1, List.of(bad));
            Await.until(
                    "the event is in quarantine",
                    () -> container("bridge-quarantine").exists()
                            && container("bridge-quarantine").listBlobs().stream()
                                            .count()
                                    == 1);
        }
        assertThat(tenants.countTarget()).isZero();
    }

    private void assertReplayed() {
        try (HubClient target = tenants.targetClient()) {
            EventData arrived = target.read(1).get(0);
            assertThat(arrived.getBody()).containsExactly(0, 0xFF, 0xC3, 0x28);
            assertThat(arrived.getProperties())
                    .containsEntry("big", 9_007_199_254_740_993L)
                    .containsEntry("when", new Date(1_790_000_000_123L))
                    .containsEntry("sender-sluice-replay", "forged")
                    .containsEntry("sluice-replay", true)
                    .containsEntry("sluice-source-incarnation", tenants.createdSource())
                    .containsEntry("sluice-source-partition", "1")
                    .containsEntry("sluice-source-sequence", 0L)
                    .containsEntry("iothub-connection-device-id", "pump-1")
                    .hasEntrySatisfying(
                            "iothub-enqueuedtime",
                            time -> assertThat((String) time).endsWith("Z"));
        }
    }

    private BlobContainerClient container(String name) {
        return new BlobServiceClientBuilder()
                .connectionString(tenants.azurite.connectionString("otstore"))
                .buildClient()
                .getBlobContainerClient(name);
    }
}
