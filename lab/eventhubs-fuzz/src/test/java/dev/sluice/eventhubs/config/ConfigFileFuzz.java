package dev.sluice.eventhubs.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sluice.eventhubs.EventHubsServerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Files that say which event hubs a server has. */
class ConfigFileFuzz {
    @TempDir
    Path folder;

    @FuzzTest
    void readsYaml(byte[] input) throws IOException {
        read("hubs.yaml", input);
    }

    @FuzzTest
    void readsJson(byte[] input) throws IOException {
        read("hubs.json", input);
    }

    private void read(String name, byte[] input) throws IOException {
        Path file = Files.write(folder.resolve(name), input);
        try {
            ConfigFile.read(file)
                    .hubs()
                    .forEach(hub -> assertThat(hub.partitions()).isBetween(1, 1024));
        } catch (EventHubsServerException declared) {
            assertThat(declared.getMessage()).contains(name);
        }
    }
}
