package dev.sluice.bridge.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.azure.messaging.eventhubs.EventData;
import dev.sluice.contract.IotHubProperties;
import dev.sluice.contract.Provenance;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Sends to every partition of the source at a steady pace, until it is closed, also events that claim to
 * be others. What fails is sent again.
 */
final class Load implements AutoCloseable {
    /** Id of messages that come from a device that is denied, where one is. */
    static final String DENIED = "denied";

    private static final int EVENTS = 20;
    private static final int MANY_EVENTS = 60;
    private static final int ONE_OF_FORGED = 7;
    private static final int DENIED_PLACE = 3;
    private static final int ONE_ROUND_OF = 150;

    /** Fits the sender's link exactly, so that it no longer fits with the provenance. */
    private static final int LARGEST_BODY = 1024 * 1024 - 16 * 1024 - 120;

    private static final Duration PACE = Duration.ofMillis(50);

    private final HubClient source;
    private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledFuture<?> rounds;
    private final int events;
    private final boolean outcasts;
    private int round;

    Load(HubClient source) {
        this(source, EVENTS, false);
    }

    private Load(HubClient source, int events, boolean outcasts) {
        this.source = source;
        this.events = events;
        this.outcasts = outcasts;
        rounds = pace.scheduleWithFixedDelay(this::send, 0, PACE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** One that also sends events that must not arrive: from a denied device, and some that are too large. */
    static Load withOutcasts(HubClient source) {
        return new Load(source, EVENTS, true);
    }

    /** One that sends about a thousand events a second. */
    static Load heavy(HubClient source) {
        return new Load(source, MANY_EVENTS, false);
    }

    private void send() {
        try {
            int partition = round % Tenants.SOURCE_PARTITIONS;
            source.send(partition, events(round));
            if (outcasts && round % ONE_ROUND_OF == 0) {
                source.send(partition, List.of(new EventData(new byte[LARGEST_BODY])));
            }
            round++;
        } catch (RuntimeException down) {
            // The source is down: the next round sends the same again.
        }
    }

    private List<EventData> events(int round) {
        return IntStream.range(0, events).mapToObj(n -> event(round, n)).toList();
    }

    private EventData event(int round, int n) {
        EventData event = new EventData(("round " + round + " event " + n).getBytes(UTF_8));
        if (n % ONE_OF_FORGED == 0) {
            event.getProperties().put(Provenance.SOURCE_HUB, "forged");
            event.getProperties().put(Provenance.SOURCE_SEQUENCE, Long.MAX_VALUE);
            event.getProperties().put(Provenance.REPLAY, true);
            event.getProperties().put(IotHubProperties.DEVICE_ID, "forged");
        } else if (outcasts && n == DENIED_PLACE) {
            event.setMessageId(DENIED);
        }
        return event;
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
