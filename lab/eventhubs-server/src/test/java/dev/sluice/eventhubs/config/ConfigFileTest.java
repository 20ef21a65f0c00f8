package dev.sluice.eventhubs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.eventhubs.EventHubsServerException;
import dev.sluice.eventhubs.HubConfig;
import dev.sluice.eventhubs.Retention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigFileTest {
    @TempDir
    Path folder;

    @Test
    void readsYaml() throws IOException {
        String text = """
                # what the lab needs
                hubs:
                  - name: telemetry
                    partitions: 4
                    consumerGroups: [archive, ingest]
                    retention: PT1H
                    retentionBytes: 1000000000
                  - name: alerts
                    partitions: 1
                """;

        assertThat(read("hubs.yaml", text))
                .containsExactly(
                        HubConfig.of("telemetry", 4)
                                .withConsumerGroups("archive", "ingest")
                                .withRetention(Retention.of(Duration.ofHours(1)).withBytes(1_000_000_000)),
                        HubConfig.of("alerts", 1));
    }

    @Test
    void readsJson() throws IOException {
        assertThat(read("hubs.json", "{\"hubs\": [{\"name\": \"telemetry\", \"partitions\": 2}]}"))
                .containsExactly(HubConfig.of("telemetry", 2));
    }

    @Test
    void readsTheFileOfMicrosoftsEmulatorUnchanged() throws IOException {
        String text = """
                {
                  "UserConfig": {
                    "NamespaceConfig": [
                      {
                        "Type": "EventHub",
                        "Name": "emulatorNs1",
                        "Entities": [
                          {
                            "Name": "eh1",
                            "PartitionCount": "2",
                            "ConsumerGroups": [
                              { "Name": "cg1" }
                            ]
                          },
                          { "Name": "eh2", "PartitionCount": 3, "ConsumerGroups": [] }
                        ]
                      }
                    ],
                    "LoggingConfig": { "Type": "File" }
                  }
                }
                """;

        assertThat(read("config.json", text))
                .containsExactly(HubConfig.of("eh1", 2).withConsumerGroups("cg1"), HubConfig.of("eh2", 3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "hubs: [{name: x, partition: 1}] | hubs[0].partition: there is no such key: did you mean 'partitions'?",
                "hub: [] | hub: there is no such key: did you mean 'hubs'?",
                "hubs: [{name: x, partitions: many}] | hubs[0].partitions: 'many' is no whole number",
                "hubs: [{name: x, partitions: 0}] | hubs[0]: The event hub x can have 1 to 1024 partitions, not 0",
                "hubs: [{partitions: 1}] | hubs[0].name: it is missing: write a text",
                "hubs: [{name: x, partitions: 1, consumerGroups: a}] | hubs[0].consumerGroups: write a list",
                "hubs: [{name: x, partitions: 1, retention: 1h}] | hubs[0].retention: '1h' is no duration: write PT1H",
                "hubs: [{name: x, partitions: 1}, {name: X, partitions: 1}] | the event hub X is there twice",
                "hubs: [x] | hubs[0]: write keys and values",
                "telemetry | it holds no keys",
                "`` | it holds no keys",
                "hubs: [ | line 1, column",
                "{hubs: [], hubs: []} | line 1, column",
            })
    void namesTheFileAndThePlaceOfWhatIsWrong(String text, String problem) {
        assertThatThrownBy(() -> read("hubs.yaml", text))
                .isInstanceOf(EventHubsServerException.class)
                .hasMessageStartingWith("The configuration " + folder.resolve("hubs.yaml") + " can't be used: ")
                .hasMessageContaining(problem)
                .satisfies(error -> assertThat(error.getMessage().lines()).hasSize(1));
    }

    @Test
    void namesTheFileThatIsNotThere() {
        assertThatThrownBy(() -> ConfigFile.read(folder.resolve("none.yaml")))
                .hasMessageContaining("none.yaml can't be used: there is no such file");
    }

    private List<HubConfig> read(String name, String text) throws IOException {
        return ConfigFile.read(Files.writeString(folder.resolve(name), text));
    }
}
