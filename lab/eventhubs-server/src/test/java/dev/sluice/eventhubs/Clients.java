package dev.sluice.eventhubs;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.amqp.AmqpRetryOptions;
import com.azure.core.amqp.exception.AmqpException;
import com.azure.messaging.eventhubs.EventData;
import com.azure.messaging.eventhubs.EventHubClientBuilder;
import com.azure.messaging.eventhubs.EventHubConsumerClient;
import com.azure.messaging.eventhubs.EventHubProducerClient;
import com.azure.messaging.eventhubs.models.EventPosition;
import com.azure.messaging.eventhubs.models.PartitionEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** SDK clients of a server, as a user builds them. */
final class Clients {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Clients() {}

    static EventHubClientBuilder builder(String connectionString, String hub) {
        return new EventHubClientBuilder()
                .connectionString(connectionString, hub)
                .retryOptions(new AmqpRetryOptions()
                        .setMaxRetries(3)
                        .setDelay(Duration.ofMillis(100))
                        .setTryTimeout(Duration.ofSeconds(20)));
    }

    /** For errors: what is retriable fails at once. */
    static EventHubClientBuilder impatient(String connectionString, String hub) {
        return builder(connectionString, hub)
                .retryOptions(new AmqpRetryOptions().setMaxRetries(0).setTryTimeout(Duration.ofSeconds(20)));
    }

    static EventHubProducerClient producer(EventHubsServer server, String hub) {
        return builder(server.connectionString(), hub).buildProducerClient();
    }

    static EventHubConsumerClient consumer(EventHubsServer server, String hub) {
        return builder(server.connectionString(), hub)
                .consumerGroup(EventHubClientBuilder.DEFAULT_CONSUMER_GROUP_NAME)
                .buildConsumerClient();
    }

    /** Reads events until there are as many as expected; fewer only after a generous limit. */
    static List<EventData> read(
            EventHubConsumerClient consumer, String partition, int expected, EventPosition position) {
        List<EventData> events = new ArrayList<>();
        EventPosition next = position;
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (events.size() < expected && System.nanoTime() < deadline) {
            for (PartitionEvent event :
                    consumer.receiveFromPartition(partition, expected - events.size(), next, Duration.ofSeconds(2))) {
                events.add(event.getData());
                next = EventPosition.fromSequenceNumber(event.getData().getSequenceNumber());
            }
        }
        return events;
    }

    /** The error of the server within what a client threw: the synchronous receiver wraps it. */
    static AmqpException error(Throwable thrown) {
        Throwable error = thrown;
        while (error != null && !(error instanceof AmqpException)) {
            error = error.getCause();
        }
        assertThat(error).as("an AMQP error within " + thrown).isNotNull();
        return (AmqpException) error;
    }
}
