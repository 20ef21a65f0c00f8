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
import java.util.List;

/** Sends to a hub and reads all of it, with the real SDK. */
final class HubClient implements AutoCloseable {
    private static final int MOST = 2000;
    private static final Duration WAIT = Duration.ofMillis(500);

    private final EventHubClientBuilder builder;
    private final EventHubProducerClient producer;
    private final EventHubConsumerClient consumer;

    HubClient(String connection, String hub) {
        builder = new EventHubClientBuilder()
                .connectionString(connection, hub)
                .consumerGroup("$Default")
                .retryOptions(new AmqpRetryOptions()
                        .setTryTimeout(Duration.ofSeconds(10))
                        .setDelay(Duration.ofMillis(200))
                        .setMaxRetries(20)
                        .setMaxDelay(Duration.ofSeconds(1)));
        producer = builder.buildProducerClient();
        consumer = builder.buildConsumerClient();
    }

    void send(int partition, List<EventData> events) {
        producer.send(events, new SendOptions().setPartitionId(Integer.toString(partition)));
    }

    /** How many events a partition has. */
    long count(int partition) {
        return consumer.getPartitionProperties(Integer.toString(partition)).getLastEnqueuedSequenceNumber() + 1;
    }

    /** All events of a partition. */
    List<EventData> read(int partition) {
        List<EventData> events = new ArrayList<>();
        long count = count(partition);
        EventPosition position = EventPosition.earliest();
        while (events.size() < count) {
            for (PartitionEvent event :
                    consumer.receiveFromPartition(Integer.toString(partition), MOST, position, WAIT)) {
                events.add(event.getData());
            }
            if (!events.isEmpty()) {
                position = EventPosition.fromOffsetString(
                        events.get(events.size() - 1).getOffsetString());
            }
        }
        return events;
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
