package dev.sluice.eventhubs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.eventhubs.Access;
import dev.sluice.eventhubs.EventHubsConfig;
import dev.sluice.eventhubs.EventHubsServerException;
import dev.sluice.eventhubs.HubConfig;
import dev.sluice.eventhubs.IssuerConfig;
import dev.sluice.eventhubs.Limits;
import dev.sluice.eventhubs.Retention;
import dev.sluice.eventhubs.Right;
import dev.sluice.eventhubs.Role;
import dev.sluice.eventhubs.RoleAssignment;
import dev.sluice.eventhubs.SharedAccessRule;
import java.io.IOException;
import java.net.URI;
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
                "access: {rules: [{name: r, rights: [Read], primaryKey: k}]} | access.rules[0].rights[0]: 'Read' is no right",
                "access: {rules: [{name: r, rights: [Send]}]} | access.rules[0].primaryKey: it is missing",
                "access: {rules: [{name: r, key: k}]} | access.rules[0].key: there is no such key",
                "access: {rules: []} | access: nobody could use the server",
                "access: {open: perhaps} | access.open: write true or false",
                "access: {issuer: {url: 'http://x'}} | access.issuer: 'http://x' can't be an issuer",
                "access: {issuer: {url: 'https://x', roles: [{principal: p, role: King}]}} | access.issuer.roles[0]: 'King' is no role",
                "limits: {connections: 0} | limits: The limit connections is at least 1, not 0",
                "limits: {toAuthenticate: 1m} | limits.toAuthenticate: '1m' is no duration",
                "limits: {links: 1} | limits.links: there is no such key",
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

    @Test
    void readsWhoMayUseTheHubsAndLimits() throws IOException {
        String text = """
                hubs: [{name: telemetry, partitions: 1}]
                access:
                  rules:
                    - {name: root, rights: [Manage], primaryKey: one, secondaryKey: two}
                    - {name: sender, hub: telemetry, rights: [send], primaryKey: three}
                  issuer:
                    url: https://login.example/tenant
                    tenant: tenant
                    audiences: [https://eventhubs.azure.net, https://lab.servicebus.windows.net]
                    roles:
                      - {principal: p1, role: Data Sender, hub: telemetry}
                      - {principal: p2, role: Azure Event Hubs Data Owner}
                limits: {connections: 7, pendingBytes: 100000, toAuthenticate: PT5S, maxMessageBytes: 2048}
                """;

        FileSettings settings = settings("hubs.yaml", text);

        assertThat(settings.access())
                .isEqualTo(Access.of(
                                SharedAccessRule.ofNamespace("root", "one", Right.MANAGE)
                                        .withSecondaryKey("two"),
                                SharedAccessRule.ofHub("telemetry", "sender", "three", Right.SEND))
                        .withIssuer(IssuerConfig.of(URI.create("https://login.example/tenant"))
                                .withTenant("tenant")
                                .withAudiences("https://eventhubs.azure.net", "https://lab.servicebus.windows.net")
                                .withRole(RoleAssignment.of("p1", Role.DATA_SENDER, "telemetry"))
                                .withRole(RoleAssignment.of("p2", Role.DATA_OWNER))));
        assertThat(settings.limits())
                .isEqualTo(Limits.DEFAULTS
                        .withMaxMessageBytes(2048)
                        .withConnections(7)
                        .withPendingBytes(100_000)
                        .withTimeToAuthenticate(Duration.ofSeconds(5)));
        EventHubsConfig config = settings.on(EventHubsConfig.in(folder));
        assertThat(config.access()).isEqualTo(settings.access());
        assertThat(config.limits()).isEqualTo(settings.limits());
        assertThat(config.hubs()).hasSize(1);
    }

    @Test
    void keepsThePublishedKeyIfTheFileDoesNotSayWhoMayComeIn() throws IOException {
        EventHubsConfig config = settings("hubs.yaml", "hubs: []").on(EventHubsConfig.in(folder));

        assertThat(config.access()).isEqualTo(Access.PUBLISHED);
        assertThat(config.limits()).isEqualTo(Limits.DEFAULTS);
    }

    @Test
    void neverQuotesAKey() {
        assertThatThrownBy(() -> read("hubs.yaml", "access: {rules: [{name: r, rights: [Send], primaryKey: se;cret}]}"))
                .hasMessageContaining("access.rules[0]: A key of the rule r can't be used")
                .hasMessageNotContaining("se;cret");
    }

    private List<HubConfig> read(String name, String text) throws IOException {
        return settings(name, text).hubs();
    }

    private FileSettings settings(String name, String text) throws IOException {
        return ConfigFile.read(Files.writeString(folder.resolve(name), text));
    }
}
