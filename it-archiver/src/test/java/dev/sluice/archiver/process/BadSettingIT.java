package dev.sluice.archiver.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.util.BinaryData;
import com.azure.storage.blob.BlobContainerClient;
import dev.sluice.archiver.blob.StorageAccount;
import dev.sluice.archiver.chain.ArchiveLayout;
import dev.sluice.azurite.Azurite;
import dev.sluice.contract.access.StorageAccess;
import dev.sluice.eventhubs.EventHubsConfig;
import dev.sluice.eventhubs.EventHubsServer;
import dev.sluice.eventhubs.HubConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadSettingIT {
    @TempDir
    Path folder;

    @Test
    void endsWithOneLineThatNamesTheSettingThatWasMeant() throws Exception {
        try (ArchiverProcess archiver = ArchiverProcess.start(folder, Map.of("SLUICE_HUB_CONNECTOIN", "x"))) {
            assertThat(archiver.awaitEnd()).isEqualTo(2);
            assertThat(archiver.log())
                    .isEqualTo("it-archiver: unknown setting SLUICE_HUB_CONNECTOIN: did you mean"
                            + " SLUICE_HUB_CONNECTION?\n");
        }
    }

    @Test
    void endsWithOneLineWhenAConnectionStringIsNone() throws Exception {
        Map<String, String> settings =
                Map.of("SLUICE_HUB_CONNECTION", "secret", "SLUICE_HUB", "h", "SLUICE_ARCHIVE_CONNECTION", "secret");
        try (ArchiverProcess archiver = ArchiverProcess.start(folder, settings)) {
            assertThat(archiver.awaitEnd()).isEqualTo(2);
            assertThat(archiver.log())
                    .hasLineCount(1)
                    .contains("SLUICE_HUB_CONNECTION")
                    .doesNotContain("secret");
        }
    }

    @Test
    void endsWithOneLineWhenTheKeyOfStorageIsNotBase64() throws Exception {
        Map<String, String> settings = Map.of(
                "SLUICE_HUB_CONNECTION",
                "Endpoint=sb://localhost:1;SharedAccessKeyName=n;SharedAccessKey=secret",
                "SLUICE_HUB",
                "h",
                "SLUICE_ARCHIVE_CONNECTION",
                "AccountName=a;AccountKey=secret!;BlobEndpoint=http://127.0.0.1:1/a");
        try (ArchiverProcess archiver = ArchiverProcess.start(folder, settings)) {
            assertThat(archiver.awaitEnd()).isEqualTo(2);
            assertThat(archiver.log())
                    .isEqualTo(
                            "it-archiver: SLUICE_ARCHIVE_CONNECTION is no connection string of a storage account, its"
                                    + " AccountKey is not base64: copy it again, whole: AccountName=...;AccountKey=...\n");
        }
    }

    @Test
    void refusesAnArchiveOfAnotherLayout() throws Exception {
        try (Azurite azurite = Azurite.start(folder.resolve("azurite"), "itstore");
                EventHubsServer hub = EventHubsServer.open(
                        EventHubsConfig.in(folder.resolve("hub")).withHub(HubConfig.of("telemetry", 1)))) {
            String storage = azurite.connectionString("itstore");
            BlobContainerClient container = new StorageAccount(
                            new StorageAccess.Connection(storage), Duration.ofSeconds(10))
                    .clients()
                    .buildClient()
                    .createBlobContainer("archive");
            container.getBlobClient(ArchiveLayout.PATH).upload(BinaryData.fromBytes("{\"layout\": 9}".getBytes(UTF_8)));
            Map<String, String> settings = Map.of(
                    "SLUICE_HUB_CONNECTION",
                    hub.connectionString(),
                    "SLUICE_HUB",
                    "telemetry",
                    "SLUICE_ARCHIVE_CONNECTION",
                    storage);
            try (ArchiverProcess archiver = ArchiverProcess.start(folder, settings)) {
                assertThat(archiver.awaitEnd()).isEqualTo(1);
                assertThat(archiver.log())
                        .hasLineCount(1)
                        .contains("_archive.json")
                        .contains("use an empty container");
            }
        }
    }
}
