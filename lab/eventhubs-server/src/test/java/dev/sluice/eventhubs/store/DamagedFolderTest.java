package dev.sluice.eventhubs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.eventhubs.EventHubsServerException;
import dev.sluice.eventhubs.HubConfig;
import dev.sluice.eventhubs.Retention;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server says of a data folder whose own files are not as it wrote them. */
class DamagedFolderTest {
    private static final HubConfig HUB = HubConfig.of("Telemetry", 2).withRetention(Retention.of(Duration.ofHours(1)));

    @TempDir
    Path data;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "createdAt=x",
                "createdAt=1\npartitions=two",
                "createdAt=1\npartitions=0\nname=telemetry",
                "createdAt=1\npartitions=2\nname=other",
                "createdAt=1\npartitions=2\nretentionMillis=-1",
                "createdAt=1\npartitions=2\nretentionBytes=0",
                "createdAt=1\npartitions=2\nconsumerGroups=a//b",
                "createdAt=1\npartitions=2\nx=\\u12",
                "\u0000\u0001\u0002"
            })
    void namesADamagedDescriptionOfAHub(String content) throws IOException {
        make(HUB);
        Path file = data.resolve("hubs/telemetry/hub.properties");
        Files.writeString(file, content);

        assertThatThrownBy(() -> make(HUB))
                .isInstanceOf(EventHubsServerException.class)
                .hasMessageContaining("telemetry")
                .hasMessageContaining("hub.properties");
        assertThatThrownBy(this::list)
                .isInstanceOf(EventHubsServerException.class)
                .hasMessageContaining("hub.properties");
    }

    @Test
    void namesADescriptionThatIsNoText() throws IOException {
        make(HUB);
        Files.write(data.resolve("hubs/telemetry/hub.properties"), new byte[] {(byte) 0xFF, (byte) 0xFE, 'a'});

        assertThatThrownBy(() -> make(HUB)).hasMessageContaining("hub.properties");
    }

    @Test
    void refusesToMakeAHubAnewOverEventsThatItsDescriptionIsMissingOf() throws IOException {
        make(HUB);
        Files.delete(data.resolve("hubs/telemetry/hub.properties"));

        assertThatThrownBy(() -> make(HUB))
                .isInstanceOf(EventHubsServerException.class)
                .hasMessageContaining("hub.properties");
    }

    @Test
    void namesAVersionThatIsNoText() throws IOException {
        make(HUB);
        Files.write(data.resolve("version"), new byte[] {(byte) 0xFF, (byte) 0xFE});

        assertThatThrownBy(() -> DataFolder.open(data))
                .isInstanceOf(EventHubsServerException.class)
                .hasMessageContaining(data.toString())
                .hasMessageContaining("version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sluice-ev", "sluice-eventhubs 2"})
    void refusesAnotherVersion(String version) throws IOException {
        make(HUB);
        Files.writeString(data.resolve("version"), version);

        assertThatThrownBy(() -> DataFolder.open(data)).isInstanceOf(EventHubsServerException.class);
    }

    @Test
    void takesAFolderWhoseServerEndedWhileItWroteItsVersion() throws IOException {
        Files.createFile(data.resolve("lock"));
        Files.write(data.resolve("version.new"), "sluice-e".getBytes(StandardCharsets.UTF_8));

        make(HUB);

        assertThat(data.resolve("version")).hasContent("sluice-eventhubs 1\n");
    }

    private void make(HubConfig hub) throws IOException {
        try (DataFolder folder = DataFolder.open(data)) {
            HubSetting setting = new HubSetting(
                    Instant.EPOCH, true, Durability.PROCESS, Clock.systemUTC(), (name, partition) -> Disk.REAL);
            HubStore.open(folder, hub, setting).close();
        }
    }

    private void list() throws IOException {
        try (DataFolder folder = DataFolder.open(data)) {
            folder.hubsMadeWhileRunning();
        }
    }
}
