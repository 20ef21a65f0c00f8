package dev.sluice.bench.bridge;

import static java.util.Objects.requireNonNull;

import com.azure.messaging.eventhubs.EventData;
import com.azure.messaging.eventhubs.EventHubClientBuilder;
import com.azure.messaging.eventhubs.EventHubConsumerAsyncClient;
import com.azure.messaging.eventhubs.models.EventPosition;
import dev.sluice.bench.broker.Countdown;
import dev.sluice.bench.measure.Percentiles;
import dev.sluice.bench.process.ChildJvm;
import dev.sluice.bench.raw.RawPublisher;
import dev.sluice.contract.Provenance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import reactor.core.Disposable;
import reactor.core.Disposables;

/**
 * How much later an event is in the target than in the source, while they come at a steady pace. Both times are those
 * of the local server, which is one process with one clock: exact to a millisecond.
 */
final class Delay {
    private static final Duration PACE = Duration.ofMillis(5);
    private static final Duration WARM_UP = Duration.ofSeconds(2);
    private static final Duration MEASURED = Duration.ofSeconds(5);
    private static final int PREFETCH = 8000;

    private final Surroundings around;
    private final String source;
    private final int bodyBytes;
    private final int inBatch;

    private Delay(Surroundings around, String source, int bodyBytes, double rate) {
        this.around = around;
        this.source = source;
        this.bodyBytes = bodyBytes;
        this.inBatch = (int) Math.max(1, rate * PACE.toMillis() / 1000);
    }

    /** The delays through one process, with so many events a second. */
    static Percentiles of(Entry entry, Surroundings around, Backlog backlog, double rate) {
        String source = around.makeSource(List.of(entry.name()));
        around.fill(source, backlog.bodyBytes(), backlog.start() + backlog.turn());
        try (Contestant contestant = Contestant.start(entry, around, source)) {
            return new Delay(around, source, backlog.bodyBytes(), rate).run(contestant);
        } finally {
            around.hubs().delete(source);
        }
    }

    private Percentiles run(Contestant contestant) {
        ChildJvm process = contestant.process();
        String target = contestant.target();
        Arrived.await(around.hubs(), target, around.hubs().count(source), process);
        byte[] batch = DeviceMessages.batch(bodyBytes, inBatch);
        try (RawPublisher publisher = new RawPublisher(around.server().port(), source)) {
            pace(publisher, batch, WARM_UP);
            Map<String, Long> marks = around.hubs().ends(source);
            int measured = pace(publisher, batch, MEASURED);
            Arrived.await(around.hubs(), target, around.hubs().count(source), process);
            return Percentiles.of(read(target, marks, measured));
        }
    }

    /** Sends a batch each time one is due; returns how many events were sent. */
    private int pace(RawPublisher publisher, byte[] batch, Duration duration) {
        long batches = duration.dividedBy(PACE);
        long begin = System.nanoTime();
        for (int i = 0; i < batches; i++) {
            awaitTime(begin + i * PACE.toNanos());
            publisher.send(batch, 1);
        }
        return (int) batches * inBatch;
    }

    private static void awaitTime(long time) {
        for (long wait = time - System.nanoTime(); wait > 0; wait = time - System.nanoTime()) {
            LockSupport.parkNanos(wait);
        }
    }

    /** Partitions are the same on both sides, and so are sequence numbers, as both hubs began empty. */
    private long[] read(String target, Map<String, Long> marks, int events) {
        long[] delays = new long[events];
        AtomicInteger next = new AtomicInteger();
        Countdown left = new Countdown(events);
        Disposable.Composite readers = Disposables.composite();
        try (EventHubConsumerAsyncClient consumer = consumer(target)) {
            marks.forEach((partition, sequence) -> readers.add(consumer.receiveFromPartition(
                            partition, EventPosition.fromSequenceNumber(sequence, true))
                    .subscribe(
                            event -> {
                                delays[next.getAndIncrement()] = nanos(event.getData());
                                left.came();
                            },
                            left::fail)));
            left.await("reading what was forwarded");
            readers.dispose();
        }
        return delays;
    }

    private EventHubConsumerAsyncClient consumer(String target) {
        return new EventHubClientBuilder()
                .connectionString(around.server().connectionString(), target)
                .consumerGroup(EventHubClientBuilder.DEFAULT_CONSUMER_GROUP_NAME)
                .prefetchCount(PREFETCH)
                .buildAsyncConsumerClient();
    }

    private static long nanos(EventData event) {
        Object source = requireNonNull(event.getProperties().get(Provenance.SOURCE_ENQUEUED), "no provenance");
        return Duration.between(Instant.ofEpochMilli((Long) source), event.getEnqueuedTime())
                .toNanos();
    }
}
