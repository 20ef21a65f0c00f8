package dev.sluice.bridge.eventhubs;

import com.azure.messaging.eventhubs.EventHubProducerAsyncClient;
import com.azure.messaging.eventhubs.models.CreateBatchOptions;
import dev.sluice.bridge.TargetBatch;
import dev.sluice.bridge.TargetHub;
import dev.sluice.service.processor.HubAddress;
import dev.sluice.service.processor.HubFailure;
import dev.sluice.service.processor.RenewableClient;
import java.time.Duration;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * The target hub, over one connection with a link for each of its partitions. Safe to share between threads.
 *
 * <p>No call takes longer than four times the address's timeout.
 */
public final class EventHubTarget implements TargetHub, AutoCloseable {
    private final String hub;
    private final Duration callLimit;
    private final RenewableClient<EventHubProducerAsyncClient> producer;

    public EventHubTarget(HubAddress address) {
        this.hub = address.hub();
        this.callLimit = address.retries().callLimit();
        this.producer = new RenewableClient<>(
                () -> address.client().buildAsyncProducerClient(), EventHubProducerAsyncClient::close);
    }

    @Override
    public String name() {
        return hub;
    }

    @Override
    public int partitionCount() {
        return (int) ask(
                        "reading the partitions of",
                        client -> client.getPartitionIds().count())
                .longValue();
    }

    @Override
    public TargetBatch open(int partition) {
        CreateBatchOptions options = new CreateBatchOptions().setPartitionId(Integer.toString(partition));
        return new EventHubBatch(this, ask("opening a link to", client -> client.createBatch(options)));
    }

    /** Waits for an answer of the hub. */
    <T> T ask(String attempt, Function<EventHubProducerAsyncClient, Mono<T>> question) {
        try {
            return producer.ask(
                    client -> question.apply(client).blockOptional(callLimit).orElseThrow());
        } catch (RuntimeException e) {
            throw HubFailure.of(e, attempt + " target hub '" + hub + "'");
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
