package dev.sluice.lab.sender;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.eventhubs.EventHubClientBuilder;
import com.azure.messaging.eventhubs.EventHubConsumerClient;
import com.azure.messaging.eventhubs.models.EventPosition;
import com.azure.messaging.eventhubs.models.PartitionEvent;
import dev.sluice.eventhubs.EventHubsConfig;
import dev.sluice.eventhubs.EventHubsServer;
import dev.sluice.eventhubs.HubConfig;
import dev.sluice.lab.ledger.Ledger;
import dev.sluice.lab.ledger.LedgerFolder;
import dev.sluice.lab.source.Reading;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SendersIT {
    private static final String HUB = "devices";
    private static final int READINGS = 400;

    @TempDir
    Path folder;

    private final SentCounts counts = new SentCounts();

    @Test
    void sendsEachDevicesReadingsInOrderAlthoughTheHubGoesAwayInBetween() throws Exception {
        EventHubsServer first = open(0);
        Path ledgers = Files.createDirectory(folder.resolve("ledger"));
        try (Ledger ledger = LedgerFolder.open(ledgers).create("load");
                Senders senders = new Senders(first.connectionString(), HUB, ledger, Pace.UNLIMITED, counts)) {
            send(senders, 0, READINGS / 2);
            await(() -> counts.accepted() > 0);
            int port = first.port();
            first.close();
            send(senders, READINGS / 2, READINGS);
            try (EventHubsServer second = open(port)) {
                await(senders::finish);

                assertThat(counts.accepted()).isEqualTo(READINGS);
                assertThat(firstOccurrences(second, "a")).isSorted().hasSize(READINGS / 2);
                assertThat(firstOccurrences(second, "b")).isSorted().hasSize(READINGS / 2);
            }
        }
    }

    private EventHubsServer open(int port) {
        return EventHubsServer.open(
                EventHubsConfig.in(folder.resolve("hub")).withPort(port).withHub(HubConfig.of(HUB, 2)));
    }

    private static void send(Senders senders, int from, int to) throws InterruptedException {
        for (int i = from; i < to; i++) {
            senders.accept(new Reading(i % 2 == 0 ? "a" : "b", Instant.EPOCH, Integer.toString(i)));
        }
    }

    /** The numbers of a device's events, each where it is first found. */
    private static List<Long> firstOccurrences(EventHubsServer server, String device) {
        List<Long> numbers = new ArrayList<>();
        try (EventHubConsumerClient consumer = new EventHubClientBuilder()
                .connectionString(server.connectionString(), HUB)
                .consumerGroup("$Default")
                .buildConsumerClient()) {
            for (String partition : consumer.getPartitionIds()) {
                int held = (int) (consumer.getPartitionProperties(partition).getLastEnqueuedSequenceNumber() + 1);
                if (held > 0) {
                    for (PartitionEvent event : consumer.receiveFromPartition(
                            partition, held, EventPosition.earliest(), Duration.ofSeconds(30))) {
                        String[] id = event.getData().getMessageId().split("#", -1);
                        if (id[0].equals(device) && !numbers.contains(Long.parseLong(id[1]))) {
                            numbers.add(Long.parseLong(id[1]));
                        }
                    }
                }
            }
        }
        return numbers;
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("the deadline").isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
