package dev.sluice.bridge.process;

import com.azure.core.amqp.AmqpRetryOptions;
import com.azure.core.amqp.exception.AmqpException;
import com.azure.messaging.eventhubs.EventData;
import com.azure.messaging.eventhubs.EventHubClientBuilder;
import com.azure.messaging.eventhubs.EventHubConsumerAsyncClient;
import com.azure.messaging.eventhubs.EventHubProducerClient;
import com.azure.messaging.eventhubs.models.EventPosition;
import com.azure.messaging.eventhubs.models.PartitionEvent;
import com.azure.messaging.eventhubs.models.SendOptions;
import dev.sluice.functionshost.child.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends to a hub and reads all of it, with the real SDK. One thread may send while another one reads. */
final class HubClient implements AutoCloseable {
    private static final int MOST = 2000;
    private static final int ATTEMPTS = 20;
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration WAIT = Duration.ofSeconds(10);
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final EventHubProducerClient producer;
    private final EventHubConsumerAsyncClient consumer;
    private final Map<Integer, List<EventData>> read = new HashMap<>();
    private final Map<Integer, EventData> followed = new HashMap<>();

    HubClient(String connection, String hub) {
        EventHubClientBuilder builder = new EventHubClientBuilder()
                .connectionString(connection, hub)
                .consumerGroup("$Default")
                .retryOptions(new AmqpRetryOptions()
                        .setTryTimeout(Duration.ofSeconds(3))
                        .setDelay(Duration.ofMillis(200))
                        .setMaxRetries(20)
                        .setMaxDelay(Duration.ofSeconds(1)));
        producer = builder.buildProducerClient();
        consumer = builder.buildAsyncConsumerClient();
    }

    void send(int partition, List<EventData> events) {
        producer.send(events, new SendOptions().setPartitionId(Integer.toString(partition)));
    }

    /** How many events a partition has. A test may just have closed the connection: then it is asked again. */
    long count(int partition) {
        for (int attempt = 1; ; attempt++) {
            try {
                return Objects.requireNonNull(consumer.getPartitionProperties(Integer.toString(partition))
                                        .block(LIMIT))
                                .getLastEnqueuedSequenceNumber()
                        + 1;
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /** When the hub was created, as milliseconds since 1970. */
    long created() {
        return Objects.requireNonNull(consumer.getEventHubProperties().block(LIMIT))
                .getCreatedAt()
                .toEpochMilli();
    }

    /** All events of a partition; those that were read before are not read again. */
    List<EventData> read(int partition) {
        List<EventData> events = read.computeIfAbsent(partition, id -> new ArrayList<>());
        long count = count(partition);
        Await.until("all of partition " + partition + " is read", () -> {
            events.addAll(next(partition, lastOf(events), count));
            return events.size() >= count;
        });
        return List.copyOf(events);
    }

    /**
     * Gives the events of a partition that it has not given before, in order and in parts; none is kept. What it can't
     * read now, because the hub is disturbed, it gives at a later call.
     */
    void follow(int partition, Consumer<List<EventData>> reader) {
        try {
            long count = count(partition);
            for (List<EventData> part = next(partition, followed.get(partition), count);
                    !part.isEmpty();
                    part = next(partition, followed.get(partition), count)) {
                followed.put(partition, part.get(part.size() - 1));
                reader.accept(part);
            }
        } catch (AmqpException | IllegalStateException e) {
            // The hub is down or frozen.
        }
    }

    /** The hub was made again: {@link #follow} begins anew. */
    void forget() {
        followed.clear();
    }

    /** What comes next, up to a count of all events of the partition; fewer, or none, when it does not come in time. */
    private List<EventData> next(int partition, @Nullable EventData last, long count) {
        long left = count - (last == null ? 0 : last.getSequenceNumber() + 1);
        if (left <= 0) {
            return List.of();
        }
        EventPosition behind =
                last == null ? EventPosition.earliest() : EventPosition.fromOffsetString(last.getOffsetString());
        return Objects.requireNonNull(consumer.receiveFromPartition(Integer.toString(partition), behind)
                .take(Math.min(MOST, left))
                .take(WAIT)
                .map(PartitionEvent::getData)
                .collectList()
                .block(LIMIT));
    }

    private static @Nullable EventData lastOf(List<EventData> events) {
        return events.isEmpty() ? null : events.get(events.size() - 1);
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
