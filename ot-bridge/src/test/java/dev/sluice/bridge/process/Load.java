package dev.sluice.bridge.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.azure.messaging.eventhubs.EventData;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Sends to every partition of the source at a steady pace, until it is closed. What fails is sent again. */
final class Load implements AutoCloseable {
    private static final int EVENTS = 20;
    private static final Duration PACE = Duration.ofMillis(50);

    private final HubClient source;
    private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledFuture<?> rounds;
    private int round;

    Load(HubClient source) {
        this.source = source;
        rounds = pace.scheduleWithFixedDelay(this::send, 0, PACE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void send() {
        try {
            int partition = round % Tenants.SOURCE_PARTITIONS;
            source.send(partition, events(round));
            round++;
        } catch (RuntimeException down) {
            // The source is down: the next round sends the same again.
        }
    }

    private static List<EventData> events(int round) {
        return IntStream.range(0, EVENTS)
                .mapToObj(n -> new EventData(("round " + round + " event " + n).getBytes(UTF_8)))
                .toList();
    }

    @Override
    public void close() {
        rounds.cancel(false);
        pace.shutdown();
        try {
            if (!pace.awaitTermination(60, TimeUnit.SECONDS)) {
                throw new AssertionError("the load does not end");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
