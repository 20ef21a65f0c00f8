package dev.sluice.eventhubs;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.eventhubs.EventData;
import com.azure.messaging.eventhubs.EventHubConsumerClient;
import com.azure.messaging.eventhubs.EventHubProducerAsyncClient;
import com.azure.messaging.eventhubs.models.EventPosition;
import com.azure.messaging.eventhubs.models.SendOptions;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.eventhubs.cli.ServerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a server that is killed again and again while events are sent to it. */
class KillIT {
    private static final String HUB = "telemetry";
    private static final int ROUNDS = 4;
    private static final int SENDERS = 3;
    private static final long LIMIT_SECONDS = 120;
    private static final Duration SEND_LIMIT = Duration.ofSeconds(30);

    @TempDir
    Path data;

    private final Queue<Batch> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<Batch> unknown = new ConcurrentLinkedQueue<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Random random = new Random(20261124);

    private record Batch(String name, int size) {}

    private record Stored(String body, String offset, Instant enqueued) {}

    @Test
    void keepsEveryAcknowledgedBatchOnceAndWholeAndNothingMoves() throws Exception {
        List<Stored> before = List.of();
        String createdAt = "";
        int port = 0;
        for (int round = 0; round <= ROUNDS; round++) {
            try (ServerProcess server = start(port)) {
                JsonNode ready = server.ready();
                port = ready.get("port").asInt();
                String connectionString = ready.get("connectionString").asText();
                try (EventHubConsumerClient consumer = consumer(connectionString)) {
                    List<Stored> now = readAll(consumer);
                    assertThat(now).hasSizeGreaterThanOrEqualTo(before.size());
                    for (int i = 0; i < before.size(); i++) {
                        assertThat(now.get(i)).as("event " + i).isEqualTo(before.get(i));
                    }
                    requireEveryBatchWhole(now);
                    before = now;
                    String created =
                            consumer.getEventHubProperties().getCreatedAt().toString();
                    assertThat(created).isEqualTo(round == 0 ? created : createdAt);
                    createdAt = created;
                }
                if (round < ROUNDS) {
                    sendUntilKilled(server, connectionString, round);
                }
            }
        }
        assertThat(acknowledged).hasSizeGreaterThan(ROUNDS * 20);
        assertThat(before).isNotEmpty();
    }

    private ServerProcess start(int port) throws Exception {
        return ServerProcess.start(
                "--port", String.valueOf(port), "--hub", HUB + ":1", "--data", data.toString(), "--json");
    }

    private void sendUntilKilled(ServerProcess server, String connectionString, int round) throws Exception {
        Semaphore acknowledgements = new Semaphore(0);
        AtomicBoolean killed = new AtomicBoolean();
        List<Thread> senders = IntStream.range(0, SENDERS)
                .mapToObj(i -> sender(connectionString, round + "-" + i, acknowledgements, killed))
                .toList();
        senders.forEach(Thread::start);
        assertThat(acknowledgements.tryAcquire(20 + random.nextInt(300), LIMIT_SECONDS, TimeUnit.SECONDS))
                .as("enough acknowledgements in time; sends that failed: " + failures)
                .isTrue();
        server.kill();
        killed.set(true);
        for (Thread sender : senders) {
            sender.join(TimeUnit.SECONDS.toMillis(LIMIT_SECONDS));
            assertThat(sender.isAlive()).as("a send that goes on for ever").isFalse();
        }
    }

    private Thread sender(String connectionString, String name, Semaphore acknowledgements, AtomicBoolean killed) {
        Thread thread = new Thread(() -> send(connectionString, name, acknowledgements, killed), "sender-" + name);
        thread.setDaemon(true);
        return thread;
    }

    private void send(String connectionString, String name, Semaphore acknowledgements, AtomicBoolean killed) {
        Random sizes = new Random(name.hashCode());
        EventHubProducerAsyncClient producer = producer(connectionString);
        for (int i = 0; !killed.get(); i++) {
            Batch batch = new Batch(name + "-" + i, 1 + sizes.nextInt(40));
            try {
                // With a limit of our own: a send whose connection broke may stay without an end in the SDK.
                producer.send(events(batch), new SendOptions().setPartitionId("0"))
                        .block(SEND_LIMIT);
                acknowledged.add(batch);
                acknowledgements.release();
            } catch (RuntimeException failed) {
                unknown.add(batch);
                failures.add(name + ": " + failed);
                Clients.closeAside(producer);
                producer = producer(connectionString);
            }
        }
        Clients.closeAside(producer);
    }

    private static EventHubProducerAsyncClient producer(String connectionString) {
        return Clients.impatient(connectionString, HUB).buildAsyncProducerClient();
    }

    private static List<EventData> events(Batch batch) {
        return IntStream.range(0, batch.size())
                .mapToObj(i -> new EventData(batch.name() + ":" + i + " " + "x".repeat(i * 50)))
                .toList();
    }

    private void requireEveryBatchWhole(List<Stored> stored) {
        Map<String, Integer> sizes = new HashMap<>();
        for (Stored event : stored) {
            String[] name = event.body().split("[: ]", 3);
            // Events of a batch stand together, so each must be the next of its batch.
            assertThat(Integer.parseInt(name[1])).isEqualTo(sizes.getOrDefault(name[0], 0));
            sizes.merge(name[0], 1, Integer::sum);
        }
        for (Batch batch : acknowledged) {
            assertThat(sizes).containsEntry(batch.name(), batch.size());
        }
        for (Batch batch : unknown) {
            assertThat(sizes.getOrDefault(batch.name(), batch.size())).isEqualTo(batch.size());
        }
    }

    private static EventHubConsumerClient consumer(String connectionString) {
        return Clients.builder(connectionString, HUB).consumerGroup("$Default").buildConsumerClient();
    }

    private static List<Stored> readAll(EventHubConsumerClient consumer) {
        int count = (int) consumer.getPartitionProperties("0").getLastEnqueuedSequenceNumber() + 1;
        List<Stored> stored = new ArrayList<>();
        for (EventData event : Clients.read(consumer, "0", count, EventPosition.earliest())) {
            assertThat(event.getSequenceNumber()).isEqualTo(stored.size());
            stored.add(new Stored(event.getBodyAsString(), event.getOffsetString(), event.getEnqueuedTime()));
        }
        assertThat(stored).hasSize(count);
        return stored;
    }
}
