package dev.sluice.archiver.hub;

import com.azure.core.amqp.AmqpRetryOptions;
import com.azure.messaging.eventhubs.EventHubClientBuilder;
import com.azure.messaging.eventhubs.EventHubConsumerClient;
import com.azure.messaging.eventhubs.EventHubProperties;
import com.azure.messaging.eventhubs.PartitionProperties;
import dev.sluice.archiver.chain.Outage;
import dev.sluice.archiver.chain.UnansweredException;
import dev.sluice.archiver.fold.HubRange;
import java.time.Duration;
import java.util.function.Supplier;

/** Asks the hub about itself. Safe for use by several threads. */
public final class HubClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final EventHubConsumerClient client;
    private final String hub;
    private final Outage outage = new Outage("event hub");

    /** Does not connect yet. */
    public HubClient(HubSource source) {
        this.hub = source.hub();
        this.client = new EventHubClientBuilder()
                .connectionString(source.connectionString(), source.hub())
                .consumerGroup(source.consumerGroup())
                .retryOptions(new AmqpRetryOptions().setMaxRetries(0).setTryTimeout(PATIENCE))
                .buildConsumerClient();
    }

    /** How many partitions the hub has. */
    public int partitions() {
        return answer(() -> (int) properties().getPartitionIds().stream().count());
    }

    /** When the hub was created, epoch milliseconds. */
    public long incarnation() {
        return answer(() -> properties().getCreatedAt().toEpochMilli());
    }

    /** What a partition holds. */
    public HubRange range(String partition) {
        return answer(() -> {
            long incarnation = properties().getCreatedAt().toEpochMilli();
            PartitionProperties held = client.getPartitionProperties(partition);
            return new HubRange(incarnation, held.getBeginningSequenceNumber(), held.getLastEnqueuedSequenceNumber());
        });
    }

    /** Host name of the namespace. */
    public String namespace() {
        return client.getFullyQualifiedNamespace();
    }

    @Override
    public void close() {
        client.close();
    }

    private EventHubProperties properties() {
        return client.getEventHubProperties();
    }

    private <T> T answer(Supplier<T> question) {
        return outage.watch(() -> {
            try {
                return question.get();
            } catch (RuntimeException e) {
                throw new UnansweredException(
                        "could not read the properties of event hub " + hub + ": " + firstLine(e), e);
            }
        });
    }

    /** SDK messages go on for lines with tracking ids. */
    private static String firstLine(RuntimeException problem) {
        String message = String.valueOf(problem.getMessage());
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
