package dev.sluice.bridge.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.functionshost.child.ChildProcess;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainIT {
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
