package dev.sluice.bridge.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.functionshost.child.ChildProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs commands in processes of their own, with the settings of a bridge, but more patience. */
final class Commands {
    private final Path folder;
    private final Map<String, String> settings;

    Commands(Tenants tenants, Path folder) {
        this(tenants.settings(), folder);
    }

    Commands(Map<String, String> settings, Path folder) {
        this(folder, merged(settings, "SLUICE_TRY_TIMEOUT", "30s"));
    }

    private Commands(Path folder, Map<String, String> settings) {
        this.folder = folder;
        this.settings = settings;
    }

    Commands with(String setting, String value) {
        return new Commands(folder, merged(settings, setting, value));
    }

    private static Map<String, String> merged(Map<String, String> settings, String setting, String value) {
        Map<String, String> merged = new HashMap<>(settings);
        merged.put(setting, value);
        return merged;
    }

    /** What a command prints that succeeds, as one text. */
    String run(String... arguments) {
        return run(0, arguments);
    }

    /** What a command prints that ends with an exit code. */
    String run(int code, String... arguments) {
        try (ChildProcess command = ChildProcess.start(Main.class, settings, folder, arguments)) {
            List<String> lines = new ArrayList<>();
            for (String line = command.line(); !line.isEmpty(); line = command.line()) {
                lines.add(line);
            }
            assertThat(command.awaitEnd()).as(command.errors()).isEqualTo(code);
            return String.join("\n", lines);
        }
    }

    /** It ends with an exit code and says why in one line that begins as given. */
    void assertFails(int code, String line, String... arguments) {
        try (ChildProcess command = ChildProcess.start(Main.class, settings, folder, arguments)) {
            assertThat(command.awaitEnd()).isEqualTo(code);
            assertThat(command.errors()).startsWith(line).hasLineCount(1);
        }
    }
}
