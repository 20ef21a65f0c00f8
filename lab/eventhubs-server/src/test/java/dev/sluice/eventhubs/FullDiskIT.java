package dev.sluice.eventhubs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.azure.core.amqp.exception.AmqpErrorCondition;
import com.azure.core.amqp.exception.AmqpException;
import com.azure.messaging.eventhubs.EventData;
import com.azure.messaging.eventhubs.EventHubConsumerClient;
import com.azure.messaging.eventhubs.EventHubProducerClient;
import com.azure.messaging.eventhubs.models.EventPosition;
import com.azure.messaging.eventhubs.models.SendOptions;
import dev.sluice.eventhubs.cli.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** A server whose disk is full: a file system of a few MiB that only its process sees. */
@EnabledIf("canMount")
class FullDiskIT {
    private static final String HUB = "telemetry";
    private static final int BODY_BYTES = 50_000;

    @TempDir
    Path disk;

    static boolean canMount() throws IOException, InterruptedException {
        try {
            return new ProcessBuilder("unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", "/mnt")
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void refusesSendsForTheTimeBeingAndKeepsReadersAlive() throws Exception {
        try (ServerProcess server = ServerProcess.startOnSmallDisk(
                disk,
                "--port",
                "0",
                "--hub",
                HUB + ":1",
                "--data",
                disk.resolve("data").toString(),
                "--json")) {
            String connectionString = server.ready().get("connectionString").asText();
            try (EventHubProducerClient producer =
                            Clients.impatient(connectionString, HUB).buildProducerClient();
                    EventHubConsumerClient consumer = Clients.builder(connectionString, HUB)
                            .consumerGroup("$Default")
                            .buildConsumerClient()) {
                int sent = fill(producer);

                assertThat(Clients.read(consumer, "0", sent, EventPosition.earliest()))
                        .hasSize(sent);
                Files.delete(server.sees(disk.resolve("ballast")));
                send(producer);

                assertThat(Clients.read(consumer, "0", sent + 1, EventPosition.earliest()))
                        .extracting(EventData::getSequenceNumber)
                        .hasSize(sent + 1)
                        .endsWith((long) sent);
            }
            assertThat(server.terminate()).isZero();
        }
    }

    private static int fill(EventHubProducerClient producer) {
        for (int sent = 0; ; sent++) {
            Throwable refusal = catchThrowable(() -> send(producer));
            if (refusal != null) {
                AmqpException error = Clients.error(refusal);
                assertThat(error.getErrorCondition()).isEqualTo(AmqpErrorCondition.SERVER_BUSY_ERROR);
                assertThat(error.isTransient()).isTrue();
                assertThat(error).hasMessageContaining("No space left on device");
                return sent;
            }
        }
    }

    private static void send(EventHubProducerClient producer) {
        byte[] body = new byte[BODY_BYTES];
        new Random(1).nextBytes(body);
        producer.send(List.of(new EventData(body)), new SendOptions().setPartitionId("0"));
    }
}
