package dev.sluice.ingest.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.functionshost.child.ChildProcess;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainIT {
    private static final String REFUSED = "SLUICE_STATE_CONNECTION is no connection string of a storage account, its"
            + " AccountKey is not base64: copy it again, whole: AccountName=...;AccountKey=...\n";

    private static final Map<String, String> SETTINGS = Map.of(
            "SourceHub",
            "Endpoint=sb://localhost:1;SharedAccessKeyName=n;SharedAccessKey=k;UseDevelopmentEmulator=true;",
            "SourceHubName",
            "telemetry",
            "SLUICE_STATE_CONNECTION",
            "AccountName=a;AccountKey=tops3cret;BlobEndpoint=http://127.0.0.1:1/a;TableEndpoint=http://127.0.0.1:1/a");

    @TempDir
    Path folder;

    @Test
    void refusesAKeyOfStorageThatIsNotBase64() {
        try (ChildProcess ingest = ChildProcess.start(Main.class, SETTINGS, folder)) {
            assertThat(ingest.awaitEnd()).isEqualTo(2);
            assertThat(ingest.errors()).isEqualTo("ingest: " + REFUSED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest reindex", "quarantine list --of ingest", "quarantine replay --of ingest"})
    void refusesItInCommandsAlso(String command) {
        try (ChildProcess ingest = ChildProcess.start(Main.class, SETTINGS, folder, command.split(" ", -1))) {
            assertThat(ingest.awaitEnd()).isEqualTo(2);
            assertThat(ingest.errors()).isEqualTo("sluice: " + REFUSED);
        }
    }
}
