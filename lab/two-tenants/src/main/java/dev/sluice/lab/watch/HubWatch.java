package dev.sluice.lab.watch;

import com.azure.core.amqp.AmqpRetryOptions;
import com.azure.messaging.eventhubs.EventHubClientBuilder;
import com.azure.messaging.eventhubs.EventHubConsumerAsyncClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Watches the last sequence numbers of a hub. */
public final class HubWatch extends Watch {
    private static final Duration TRY_TIMEOUT = Duration.ofSeconds(5);
    // Of our own: a call whose connection broke may stay without an end in the SDK (5.21.3).
    private static final Duration LIMIT = TRY_TIMEOUT.multipliedBy(2);

    private final EventHubClientBuilder builder;
    private @Nullable EventHubConsumerAsyncClient client;
    private volatile Positions positions = Positions.NONE;
    private volatile long lookedAt = Long.MIN_VALUE;

    private HubWatch(String connectionString, String hub) {
        super(hub);
        this.builder = new EventHubClientBuilder()
                .connectionString(connectionString, hub)
                .consumerGroup(EventHubClientBuilder.DEFAULT_CONSUMER_GROUP_NAME)
                .retryOptions(new AmqpRetryOptions().setMaxRetries(0).setTryTimeout(TRY_TIMEOUT));
    }

    /** Starts to watch. */
    public static HubWatch start(String connectionString, String hub) {
        HubWatch watch = new HubWatch(connectionString, hub);
        watch.start();
        return watch;
    }

    /** As of the last look. */
    public Positions positions() {
        return positions;
    }

    /** Whether the positions are of a look that began after a moment of {@link System#nanoTime()}. */
    boolean seesSince(long nanoTime) {
        return lookedAt != Long.MIN_VALUE && lookedAt - nanoTime > 0;
    }

    @Override
    void look() {
        long began = System.nanoTime();
        EventHubConsumerAsyncClient open = client == null ? builder.buildAsyncConsumerClient() : client;
        client = open;
        Map<String, Long> last = new HashMap<>();
        for (String partition : await(open.getPartitionIds().collectList())) {
            last.put(partition, await(open.getPartitionProperties(partition)).getLastEnqueuedSequenceNumber());
        }
        positions = new Positions(last);
        lookedAt = began;
    }

    private static <T> T await(Mono<T> answer) {
        return answer.blockOptional(LIMIT).orElseThrow();
    }

    /** A client without retries may never come back: the next look takes a new one. */
    @Override
    void failed() {
        EventHubConsumerAsyncClient broken = client;
        client = null;
        if (broken != null) {
            // Closing waits for an answer that a dead hub never gives.
            Thread closing = new Thread(broken::close, "close-watch");
            closing.setDaemon(true);
            closing.start();
        }
    }
}
