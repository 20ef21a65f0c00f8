package dev.sluice.lab.sender;

import com.azure.core.amqp.AmqpRetryOptions;
import com.azure.messaging.eventhubs.EventData;
import com.azure.messaging.eventhubs.EventDataBatch;
import com.azure.messaging.eventhubs.EventHubClientBuilder;
import com.azure.messaging.eventhubs.EventHubProducerAsyncClient;
import com.azure.messaging.eventhubs.models.CreateBatchOptions;
import dev.sluice.lab.ledger.LedgerEntry;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Sends events to the OT hub as a device does: the device's id as partition key, its own {@code message-id}, one
 * attempt a call. The SDK's own retries are off: a repeat would be unknown to the ledger. Every call has a limit of its
 * own, because one whose connection broke may stay without an end in the SDK (5.21.3). Safe to use from several threads.
 */
final class DeviceSender implements AutoCloseable {
    private static final Duration TRY_TIMEOUT = Duration.ofSeconds(15);
    private static final Duration LIMIT = TRY_TIMEOUT.multipliedBy(2);

    private final EventHubClientBuilder builder;
    private final AtomicReference<EventHubProducerAsyncClient> current;

    DeviceSender(String connectionString, String hub) {
        this.builder = new EventHubClientBuilder()
                .connectionString(connectionString, hub)
                .retryOptions(new AmqpRetryOptions().setMaxRetries(0).setTryTimeout(TRY_TIMEOUT));
        this.current = new AtomicReference<>(builder.buildAsyncProducerClient());
    }

    /** A batch with as many of the events, from the first, as fit; all of one device. */
    EventDataBatch batch(EventHubProducerAsyncClient client, String device, List<LedgerEntry> events) {
        EventDataBatch batch = client.createBatch(new CreateBatchOptions().setPartitionKey(device))
                .blockOptional(LIMIT)
                .orElseThrow();
        for (LedgerEntry event : events) {
            EventData data = new EventData(event.body());
            data.setMessageId(event.messageId()).setContentType("application/json");
            if (!batch.tryAdd(data)) {
                break;
            }
        }
        return batch;
    }

    /** Returns once the hub accepted the batch; after an exception its outcome is unknown. */
    void send(EventHubProducerAsyncClient client, EventDataBatch batch) {
        client.send(batch).block(LIMIT);
    }

    /** Starts over with a new connection: after a failure the old one may never come back without retries. */
    void reconnect(EventHubProducerAsyncClient failed) {
        EventHubProducerAsyncClient fresh = builder.buildAsyncProducerClient();
        closeAside(current.compareAndSet(failed, fresh) ? failed : fresh);
    }

    /** Closing waits for an answer that a dead hub never gives: nobody waits for it. */
    private static void closeAside(EventHubProducerAsyncClient client) {
        Thread closing = new Thread(client::close, "close-client");
        closing.setDaemon(true);
        closing.start();
    }

    EventHubProducerAsyncClient client() {
        return Objects.requireNonNull(current.get());
    }

    @Override
    public void close() {
        client().close();
    }
}
