package dev.sluice.bridge.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What the commands say to a bridge whose target is storage. */
@Execution(ExecutionMode.CONCURRENT)
class StorageTargetIT {
    private static final String CONNECTION = "SLUICE_TARGET_STORAGE_CONNECTION";

    @TempDir
    Path data;

    private Tenants tenants;
    private Commands commands;

    @BeforeEach
    void open() {
        tenants = new Tenants(data);
        Map<String, String> settings = tenants.settings();
        settings.remove("SLUICE_TARGET_CONNECTION");
        settings.remove("SLUICE_TARGET_HUB");
        settings.put("SLUICE_TARGET_MODE", "blob");
        settings.put(CONNECTION, tenants.azurite.connectionString("otstore"));
        settings.put("SLUICE_TARGET_CONTAINER", "telemetry");
        settings.put("SLUICE_TRY_TIMEOUT", "2s");
        commands = new Commands(settings, data);
    }

    @AfterEach
    void close() {
        tenants.close();
    }

    @Test
    void theDoctorExaminesTheWayToTheContainer() {
        assertThat(commands.run(1, "doctor", "bridge"))
                .containsPattern("ok +name +127\\.0\\.0\\.1 is 127\\.0\\.0\\.1")
                .containsPattern("ok +tcp ")
                .containsPattern("skipped +token +a shared key needs no token of Entra")
                .contains("check that the container exists; the bridge does not create it")
                .containsPattern("skipped +partitions +something before it is wrong")
                .endsWith("wrong first: authorization");
        storage().createBlobContainer("telemetry");

        assertThat(commands.run("doctor", "bridge", "--send"))
                .containsPattern("ok +authorization +the container can be read")
                .containsPattern("skipped +partitions +storage has no partitions")
                .containsPattern("skipped +canary +a blob holds events of devices only")
                .endsWith("nothing is wrong");
        assertThat(storage().getBlobContainerClient("telemetry").listBlobs()).isEmpty();
    }

    @Test
    void theDoctorNamesAKeyThatIsWrongAndAnAccountThatIsDown() {
        String right = tenants.azurite.connectionString("otstore");
        String wrong = right.replaceAll("AccountKey=[^;]*", "AccountKey=d3Jvbmc=");
        assertThat(commands.with(CONNECTION, wrong).run(1, "doctor", "bridge"))
                .contains("(403 AuthorizationFailure): check the role Storage Blob Data Contributor")
                .doesNotContain("d3Jvbmc")
                .endsWith("wrong first: authorization");

        String nowhere = right.replaceAll("(BlobEndpoint=http://127.0.0.1):\\d+", "$1:1");
        assertThat(commands.with(CONNECTION, nowhere).run(1, "doctor", "bridge"))
                .containsPattern("skipped +authorization +something before it is wrong")
                .endsWith("wrong first: tcp");
    }

    @Test
    void refusesWhatOnlyAHubHasInOneLine() {
        storage().createBlobContainer("telemetry");

        commands.assertFails(
                2,
                "sluice: the target is storage (SLUICE_TARGET_MODE=blob), which has no partitions",
                "bridge",
                "repartition");
        commands.assertFails(
                2,
                "sluice: the target is storage (SLUICE_TARGET_MODE=blob), which takes each event once and in order: a"
                        + " replay has no place there",
                "quarantine",
                "replay",
                "--of",
                "bridge");
    }

    private BlobServiceClient storage() {
        return new BlobServiceClientBuilder()
                .connectionString(tenants.azurite.connectionString("otstore"))
                .buildClient();
    }
}
