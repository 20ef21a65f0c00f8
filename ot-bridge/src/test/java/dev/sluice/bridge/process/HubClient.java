package dev.sluice.bridge.process;

import com.azure.core.amqp.AmqpRetryOptions;
import com.azure.messaging.eventhubs.EventData;
import com.azure.messaging.eventhubs.EventHubClientBuilder;
import com.azure.messaging.eventhubs.EventHubConsumerClient;
import com.azure.messaging.eventhubs.EventHubProducerClient;
import com.azure.messaging.eventhubs.models.EventPosition;
import com.azure.messaging.eventhubs.models.PartitionEvent;
import com.azure.messaging.eventhubs.models.SendOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Sends to a hub and reads all of it, with the real SDK. One thread may send while another one reads. */
final class HubClient implements AutoCloseable {
    private static final int MOST = 2000;
    private static final int ATTEMPTS = 20;
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration WAIT = Duration.ofSeconds(2);

    private final EventHubProducerClient producer;
    private final EventHubConsumerClient consumer;
    private final Map<Integer, List<EventData>> read = new HashMap<>();

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
        consumer = builder.buildConsumerClient();
    }

    void send(int partition, List<EventData> events) {
        producer.send(events, new SendOptions().setPartitionId(Integer.toString(partition)));
    }

    /** How many events a partition has. A test may just have closed the connection: then it is asked again. */
    long count(int partition) {
        for (int attempt = 1; ; attempt++) {
            try {
                return consumer.getPartitionProperties(Integer.toString(partition))
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

    /** All events of a partition; those that were read before are not read again. */
    List<EventData> read(int partition) {
        List<EventData> events = read.computeIfAbsent(partition, id -> new ArrayList<>());
        long count = count(partition);
        while (events.size() < count) {
            int most = (int) Math.min(MOST, count - events.size());
            for (PartitionEvent event :
                    consumer.receiveFromPartition(Integer.toString(partition), most, behind(events), WAIT)) {
                events.add(event.getData());
            }
        }
        return List.copyOf(events);
    }

    private static EventPosition behind(List<EventData> events) {
        return events.isEmpty()
                ? EventPosition.earliest()
                : EventPosition.fromOffsetString(events.get(events.size() - 1).getOffsetString());
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
