package dev.sluice.archiver.hub;

import com.azure.core.amqp.AmqpRetryOptions;
import com.azure.messaging.eventhubs.EventHubClientBuilder;
import com.azure.messaging.eventhubs.EventHubConsumerAsyncClient;
import com.azure.messaging.eventhubs.EventHubProperties;
import com.azure.messaging.eventhubs.PartitionProperties;
import dev.sluice.archiver.chain.Outage;
import dev.sluice.archiver.chain.UnansweredException;
import dev.sluice.archiver.fold.HubRange;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * Asks the hub about itself. Every question has a limit of its own, because a call whose connection broke may stay
 * without an end in the SDK (5.21.3); after a failure the next question takes a new connection. Safe for use by several
 * threads.
 */
public final class HubClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration LIMIT = PATIENCE.multipliedBy(2);

    private final EventHubClientBuilder builder;
    private final AtomicReference<EventHubConsumerAsyncClient> client;
    private final String hub;
    private final Outage outage = new Outage("event hub");

    /** Does not connect yet. */
    public HubClient(HubSource source) {
        this.hub = source.hub();
        this.builder = source.client()
                .retryOptions(new AmqpRetryOptions().setMaxRetries(0).setTryTimeout(PATIENCE));
        this.client = new AtomicReference<>(builder.buildAsyncConsumerClient());
    }

    /** How many partitions the hub has. */
    public int partitions() {
        return answer(open -> (int) properties(open).getPartitionIds().stream().count());
    }

    /** When the hub was created, epoch milliseconds. */
    public long incarnation() {
        return answer(open -> properties(open).getCreatedAt().toEpochMilli());
    }

    /** What a partition holds. */
    public HubRange range(String partition) {
        return answer(open -> {
            long incarnation = properties(open).getCreatedAt().toEpochMilli();
            PartitionProperties held = await(open.getPartitionProperties(partition));
            return new HubRange(incarnation, held.getBeginningSequenceNumber(), held.getLastEnqueuedSequenceNumber());
        });
    }

    /** Host name of the namespace. */
    public String namespace() {
        return current().getFullyQualifiedNamespace();
    }

    @Override
    public void close() {
        current().close();
    }

    private EventHubConsumerAsyncClient current() {
        return Objects.requireNonNull(client.get());
    }

    private static EventHubProperties properties(EventHubConsumerAsyncClient open) {
        return await(open.getEventHubProperties());
    }

    private static <T> T await(Mono<T> answer) {
        return answer.blockOptional(LIMIT).orElseThrow();
    }

    private <T> T answer(Function<EventHubConsumerAsyncClient, T> question) {
        return outage.watch(() -> {
            EventHubConsumerAsyncClient open = current();
            try {
                return question.apply(open);
            } catch (RuntimeException e) {
                renew(open);
                throw new UnansweredException(
                        "could not read the properties of event hub " + hub + ": " + firstLine(e), e);
            }
        });
    }

    private void renew(EventHubConsumerAsyncClient broken) {
        EventHubConsumerAsyncClient fresh = builder.buildAsyncConsumerClient();
        closeAside(client.compareAndSet(broken, fresh) ? broken : fresh);
    }

    /** Closing waits for an answer that a dead hub never gives: nobody waits for it. */
    private static void closeAside(EventHubConsumerAsyncClient broken) {
        Thread closing = new Thread(broken::close, "close-hub-client");
        closing.setDaemon(true);
        closing.start();
    }

    /** SDK messages go on for lines with tracking ids. */
    private static String firstLine(RuntimeException problem) {
        String message = String.valueOf(problem.getMessage());
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
