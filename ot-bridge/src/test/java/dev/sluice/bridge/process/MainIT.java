package dev.sluice.bridge.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.functionshost.child.ChildProcess;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainIT {
    private static final String HUB =
            "Endpoint=sb://localhost:1;SharedAccessKeyName=n;SharedAccessKey=k;UseDevelopmentEmulator=true;";

    private static final String REFUSED =
            "SLUICE_CHECKPOINT_CONNECTION is no connection string of a storage account, its AccountKey is not base64:"
                    + " copy it again, whole: AccountName=...;AccountKey=...\n";

    private static final Map<String, String> SETTINGS = Map.of(
            "SourceHub",
            HUB,
            "SourceHubName",
            "source",
            "SLUICE_TARGET_CONNECTION",
            HUB,
            "SLUICE_TARGET_HUB",
            "target",
            "SLUICE_CHECKPOINT_CONNECTION",
            "AccountName=a;AccountKey=tops3cret;BlobEndpoint=http://127.0.0.1:1/a");

    @TempDir
    Path folder;

    @Test
    void refusesAWrongSettingInOneLine() {
        try (ChildProcess bridge = ChildProcess.start(Main.class, Map.of("SLUICE_TARGET_HUBB", "x"), folder)) {
            assertThat(bridge.awaitEnd()).isEqualTo(2);
            assertThat(bridge.errors())
                    .isEqualTo("bridge: unknown setting SLUICE_TARGET_HUBB: did you mean SLUICE_TARGET_HUB?\n");
        }
    }

    @Test
    void refusesAKeyOfStorageThatIsNotBase64() {
        try (ChildProcess bridge = ChildProcess.start(Main.class, SETTINGS, folder)) {
            assertThat(bridge.awaitEnd()).isEqualTo(2);
            assertThat(bridge.errors()).isEqualTo("bridge: " + REFUSED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"quarantine list --of bridge", "bridge repartition"})
    void refusesItInCommandsAlso(String command) {
        try (ChildProcess bridge = ChildProcess.start(Main.class, SETTINGS, folder, command.split(" ", -1))) {
            assertThat(bridge.awaitEnd()).isEqualTo(2);
            assertThat(bridge.errors()).isEqualTo("sluice: " + REFUSED);
        }
    }

    @Test
    void showsItsCommandsAndItsSettings() {
        try (ChildProcess bridge = ChildProcess.start(Main.class, Map.of(), folder, "--help")) {
            assertThat(bridge.line()).startsWith("Forwards events");
            assertThat(bridge.awaitEnd()).isZero();
        }
        try (ChildProcess bridge = ChildProcess.start(Main.class, Map.of(), folder, "bridge", "--settings")) {
            assertThat(bridge.line()).startsWith("SLUICE_SOURCE_MODE  ");
            assertThat(bridge.awaitEnd()).isZero();
        }
    }

    @Test
    void refusesACommandThatItDoesNotHaveInOneLine() {
        try (ChildProcess bridge = ChildProcess.start(Main.class, Map.of(), folder, "rewnd")) {
            assertThat(bridge.awaitEnd()).isEqualTo(2);
            assertThat(bridge.errors())
                    .startsWith("sluice: Unmatched argument")
                    .endsWith("(./sluice bridge --help)\n")
                    .hasLineCount(1);
        }
        try (ChildProcess bridge = ChildProcess.start(Main.class, Map.of(), folder, "bridge")) {
            assertThat(bridge.awaitEnd()).isEqualTo(2);
            assertThat(bridge.errors())
                    .isEqualTo("sluice: say what to do: bridge: repartition, rewind or accept-incarnation;"
                            + " --help shows more\n");
        }
    }
}
