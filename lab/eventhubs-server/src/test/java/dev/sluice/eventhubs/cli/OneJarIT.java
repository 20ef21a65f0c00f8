package dev.sluice.eventhubs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.azure.messaging.eventhubs.EventData;
import com.azure.messaging.eventhubs.EventHubClientBuilder;
import com.azure.messaging.eventhubs.EventHubProducerClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server as one file that is copied to where it is needed. */
class OneJarIT {
    private static final Path BUILT = Path.of("target", "eventhubs-server-all.jar");

    @TempDir
    Path folder;

    @Test
    void servesFromAFileWithNothingBesideIt() throws Exception {
        assumeTrue(Files.exists(BUILT), "the jar is made by `mvn package`, which did not run before this test");
        Path jar = Files.copy(BUILT, folder.resolve("eventhubs.jar"));

        try (ServerProcess process = ServerProcess.startJar(jar, "--port", "0", "--hub", "telemetry:1", "--json")) {
            String connectionString = process.ready().get("connectionString").asText();
            try (EventHubProducerClient producer = new EventHubClientBuilder()
                    .connectionString(connectionString, "telemetry")
                    .buildProducerClient()) {
                producer.send(List.of(new EventData("hello")));
                assertThat(producer.getPartitionProperties("0").getLastEnqueuedSequenceNumber())
                        .isZero();
            }

            assertThat(process.terminate()).isZero();
            assertThat(process.errors()).isEmpty();
        }
    }
}
