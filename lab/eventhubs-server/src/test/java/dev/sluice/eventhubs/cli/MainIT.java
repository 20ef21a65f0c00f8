package dev.sluice.eventhubs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.messaging.eventhubs.EventData;
import com.azure.messaging.eventhubs.EventHubClientBuilder;
import com.azure.messaging.eventhubs.EventHubProducerClient;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.eventhubs.EventHubsConfig;
import dev.sluice.eventhubs.EventHubsServer;
import dev.sluice.eventhubs.EventHubsServerException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainIT {
    @TempDir
    Path folder;

    @Test
    void servesUntilItIsAskedToStop() throws Exception {
        try (ServerProcess process = ServerProcess.start(
                "--port", "0", "--hub", "telemetry:2:archive,ingest", "--data", folder.toString(), "--json")) {
            JsonNode ready = process.ready();
            assertThat(ready.get("port").asInt()).isPositive();
            assertThat(ready.get("data").asText()).isEqualTo(folder.toString());
            assertThat(ready.get("hubs").toString())
                    .isEqualTo("[{\"name\":\"telemetry\",\"partitions\":2,"
                            + "\"consumerGroups\":[\"$Default\",\"archive\",\"ingest\"]}]");
            try (EventHubProducerClient producer = new EventHubClientBuilder()
                    .connectionString(ready.get("connectionString").asText(), "telemetry")
                    .buildProducerClient()) {
                producer.send(List.of(new EventData("hello")));
            }

            assertThat(process.terminate()).isZero();
            assertThat(process.restOfOut()).isEmpty();
            assertThat(process.errors()).isEmpty();
        }
    }

    @Test
    void servesTheHubsOfAFileAndTellsTheAdminPort() throws Exception {
        Path file = Files.writeString(folder.resolve("hubs.yaml"), "hubs: [{name: alerts, partitions: 3}]");
        try (ServerProcess process = ServerProcess.start(
                "--port",
                "0",
                "--config",
                file.toString(),
                "--hub",
                "more:1",
                "--admin-port",
                "0",
                "--flush",
                "fsync",
                "--json")) {
            JsonNode ready = process.ready();
            assertThat(ready.at("/hubs/0/name").asText()).isEqualTo("alerts");
            assertThat(ready.at("/hubs/0/partitions").asInt()).isEqualTo(3);
            assertThat(ready.at("/hubs/1/name").asText()).isEqualTo("more");
            assertThat(ready.get("adminPort").asInt()).isPositive();

            assertThat(process.terminate()).isZero();
            assertThat(process.errors()).isEmpty();
        }
    }

    @Test
    void leavesNoTemporaryFolderBehind() throws Exception {
        try (ServerProcess process = ServerProcess.start("--port", "0", "--hub", "telemetry:1", "--json")) {
            Path data = Path.of(process.ready().get("data").asText());
            assertThat(data).isDirectory();

            assertThat(process.terminate()).isZero();

            assertThat(data).doesNotExist();
        }
    }

    @Test
    void showsNoKeyButThePublishedOne() throws Exception {
        Path file = Files.writeString(folder.resolve("hubs.yaml"), """
                hubs: [{name: telemetry, partitions: 1}]
                access: {rules: [{name: root, rights: [Manage], primaryKey: nobody-sees-this}]}
                """);
        try (ServerProcess process = ServerProcess.start("--port", "0", "--config", file.toString(), "--json")) {
            JsonNode ready = process.ready();
            String endpoint = "Endpoint=sb://localhost:" + ready.get("port").asInt() + ";";
            assertThat(ready.toString()).doesNotContain("nobody-sees-this");
            assertThat(ready.get("connectionString").asText()).isEqualTo(endpoint + "UseDevelopmentEmulator=true;");
            assertThat(ready.get("tlsConnectionString").asText()).isEqualTo(endpoint);
            try (EventHubProducerClient producer = new EventHubClientBuilder()
                    .connectionString(
                            ready.get("connectionString").asText()
                                    + "SharedAccessKeyName=root;SharedAccessKey=nobody-sees-this",
                            "telemetry")
                    .buildProducerClient()) {
                producer.send(List.of(new EventData("hello")));
            }

            assertThat(process.terminate()).isZero();
            assertThat(process.errors()).isEmpty();
        }
    }

    @Test
    void isOpenToEverybodyWhenAsked() throws Exception {
        try (ServerProcess process = ServerProcess.start("--port", "0", "--hub", "telemetry:1", "--open", "--json")) {
            String any = process.ready().get("connectionString").asText().replace("SAS_KEY_VALUE", "whatever");
            try (EventHubProducerClient producer = new EventHubClientBuilder()
                    .connectionString(any, "telemetry")
                    .buildProducerClient()) {
                producer.send(List.of(new EventData("hello")));
            }

            assertThat(process.terminate()).isZero();
        }
    }

    @Test
    void endsAsItIsToldBeforeItIsReady() throws Exception {
        try (ServerProcess process =
                ServerProcess.start("--port", "0", "--hub", "telemetry:1", "--data", folder.toString())) {
            process.awaitFile(folder.resolve("tls/lock"));

            assertThat(process.terminate()).isEqualTo(143);

            assertThat(process.restOfOut()).isEmpty();
            assertThat(process.errors()).containsExactly("eventhubs: it was asked to stop before it was ready");
        }
        try (EventHubsServer next = EventHubsServer.open(EventHubsConfig.in(folder))) {
            assertThat(next.port()).isPositive();
        }
    }

    @Test
    void listensOnPortsOfTheirOwnForTlsAndTakesLargeMessages() throws Exception {
        try (ServerProcess process = ServerProcess.start(
                "--port",
                "0",
                "--tls-port",
                "0",
                "--tls-port",
                "0",
                "--max-message-size",
                "20MiB",
                "--hub",
                "big:1",
                "--data",
                folder.toString(),
                "--json")) {
            JsonNode ready = process.ready();

            assertThat(ready.get("tlsPorts")).hasSize(2).doesNotHaveDuplicates();
            try (EventHubProducerClient producer = new EventHubClientBuilder()
                    .connectionString(ready.get("connectionString").asText(), "big")
                    .buildProducerClient()) {
                assertThat(producer.createBatch().getMaxSizeInBytes()).isEqualTo(20 * 1024 * 1024);
            }
            assertThat(process.terminate()).isZero();
        }
    }

    @Test
    void refusesAPortThatIsTaken() throws Exception {
        try (EventHubsServer other = EventHubsServer.open(EventHubsConfig.in(folder))) {
            String port = String.valueOf(other.port());

            assertThat(failure("--port", port, "--hub", "telemetry:1"))
                    .isEqualTo("eventhubs: Port " + port + " can't be used (Address already in use):"
                            + " choose another with --port, 0 for any free one");
        }
    }

    @Test
    void refusesAFolderThatIsInUse() throws Exception {
        try (EventHubsServer other = EventHubsServer.open(EventHubsConfig.in(folder))) {
            assertThat(other.port()).isPositive();
            assertThatThrownBy(() -> EventHubsServer.open(EventHubsConfig.in(folder)))
                    .isInstanceOf(EventHubsServerException.class)
                    .hasMessageContaining("is in use by another server");
            assertThat(failure("--port", "0", "--hub", "telemetry:1", "--data", folder.toString()))
                    .isEqualTo("eventhubs: The data folder " + folder + " is in use by another server:"
                            + " stop that one or choose another folder");
        }
    }

    @Test
    void refusesAFolderOfSomebodyElse() throws Exception {
        Files.writeString(folder.resolve("thesis.txt"), "do not lose");

        assertThat(failure("--port", "0", "--hub", "telemetry:1", "--data", folder.toString()))
                .isEqualTo("eventhubs: The folder " + folder
                        + " has content that is not this server's: choose an empty or a new folder");
        assertThat(folder).isDirectoryNotContaining("glob:**/lock");
    }

    @Test
    void refusesAFolderThatIsAFile() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));

        assertThat(failure("--port", "0", "--hub", "telemetry:1", "--data", file.toString()))
                .isEqualTo("eventhubs: The data folder " + file
                        + " can't be used (it is a file): choose another with --data");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--hub x | 'x' is no event hub: write NAME:PARTITIONS or NAME:PARTITIONS:GROUP,GROUP",
                "--hub x:many | 'many' is no number of partitions",
                "--hub x:0 | The event hub x can have 1 to 1024 partitions, not 0",
                "--hub .x:1 | '.x' can't be the name of an event hub",
                "--hub x:1:a/b | 'a/b' can't be the name of a consumer group",
                "--hub x:1 --hub X:2 | The event hub X is there twice",
                "--hub x:1 --port 70000 | A port is a number from 0 to 65535, not 70000",
                "--hub x:1 --prot 1 | Unknown options: '--prot', '1'",
                "--hub x:1 --tls-cert c | --tls-cert and --tls-key go together",
                "--hub x:1 --tls-key k --tls-dir d | give either --tls-dir or --tls-cert with --tls-key",
                "--hub x:1 --no-tls --tls-port 1 | --no-tls goes with no other option of TLS",
                "--hub x:1 --tls-port 70000 | A port is a number from 0 to 65535, not 70000",
                "--hub x:1 --tls-name a/b | 'a/b' is no host name or address",
                "--config none.yaml | The configuration none.yaml can't be used: there is no such file",
                "--hub x:1 --admin-port 70000 | A port is a number from 0 to 65535, not 70000",
                "--hub x:1 --issuer u --role p:owner | 'u' can't be an issuer",
                "--hub x:1 --issuer https://x | nobody of the issuer https://x could do anything: give --role",
                "--hub x:1 --role p:owner | --role is for principals of an issuer: give --issuer, too",
                "--hub x:1 --role p:king | 'p:king' is no role: write PRINCIPAL:sender, :receiver or :owner",
                "--hub x:1 --open --issuer https://x --role p:owner | --open lets everybody in: leave it out",
                "--hub x:1 --open --bind 192.0.2.1 | An open server can be bound to the loopback address only",
                "--hub x:1 --bind 192.0.2.1 | A server with the published key can be bound to the loopback address only",
                "--hub x:1 --max-message-size much | 'much' is no size: write a number of bytes, 512KiB or 20MiB",
                "--hub x:1 --max-message-size 21MiB | The largest message has 1024 to 20971520 bytes, not 22020096",
                "--hub x:1 --flush never | Invalid value for option '--flush'",
                "--port 0 | no event hub: give --hub NAME:PARTITIONS, --config FILE",
            })
    void namesWhatIsWrongInOneLine(String arguments, String message) {
        StringWriter err = new StringWriter();
        StringWriter out = new StringWriter();

        int code = Main.run(arguments.split(" "), new PrintWriter(out, true), new PrintWriter(err, true));

        assertThat(code).isEqualTo(1);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString().lines().toList()).singleElement().asString().contains(message);
    }

    private static String failure(String... arguments) throws Exception {
        try (ServerProcess process = ServerProcess.start(arguments)) {
            assertThat(process.awaitExit()).isEqualTo(1);
            assertThat(process.restOfOut()).isEmpty();
            List<String> errors = process.errors();
            assertThat(errors).hasSize(1);
            return errors.get(0);
        }
    }
}
