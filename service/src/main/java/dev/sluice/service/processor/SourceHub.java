package dev.sluice.service.processor;

import com.azure.messaging.eventhubs.EventHubClientBuilder;
import com.azure.messaging.eventhubs.EventHubConsumerAsyncClient;
import com.azure.messaging.eventhubs.EventHubProperties;
import com.azure.messaging.eventhubs.PartitionProperties;
import dev.sluice.contract.SourcePartition;
import java.time.Duration;
import java.util.Map;

/** Asks the source hub who it is. Safe to share between threads. */
public final class SourceHub implements AutoCloseable {
    private final String hub;
    private final String name;
    private final Duration callLimit;
    private final RenewableClient<EventHubConsumerAsyncClient> consumer;

    /**
     * A source that is not connected yet.
     *
     * @param name what the hub is called in the provenance, whatever its own name is
     */
    public SourceHub(HubAddress address, String name) {
        this.hub = "source hub '" + address.hub() + "'";
        this.name = name;
        this.callLimit = address.retries().callLimit();
        this.consumer = new RenewableClient<>(
                () -> address.client()
                        .consumerGroup(EventHubClientBuilder.DEFAULT_CONSUMER_GROUP_NAME)
                        .buildAsyncConsumerClient(),
                EventHubConsumerAsyncClient::close);
    }

    /**
     * What one of its partitions is called now: the incarnation is read from the hub, never remembered.
     *
     * @throws dev.sluice.service.ServiceException when the hub can't be asked
     */
    public SourcePartition identify(String partition) {
        return new SourcePartition(name, properties().getCreatedAt().toEpochMilli(), partition);
    }

    /** Sequence number of the last event of each partition; -1: it never had one. */
    public Map<String, Long> lastSequences() {
        try {
            return consumer.ask(client -> client.getPartitionIds()
                    .flatMap(client::getPartitionProperties)
                    .collectMap(PartitionProperties::getId, PartitionProperties::getLastEnqueuedSequenceNumber)
                    .blockOptional(callLimit)
                    .orElseThrow());
        } catch (RuntimeException e) {
            throw HubFailure.of(e, "reading the partitions of " + hub);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }

    private EventHubProperties properties() {
        try {
            return consumer.ask(client ->
                    client.getEventHubProperties().blockOptional(callLimit).orElseThrow());
        } catch (RuntimeException e) {
            throw HubFailure.of(e, "reading the creation time of " + hub);
        }
    }
}
