package dev.sluice.bench.ingest;

import com.azure.data.tables.TableServiceClientBuilder;
import com.azure.messaging.eventhubs.EventData;
import com.azure.messaging.eventhubs.EventHubClientBuilder;
import com.azure.messaging.eventhubs.EventHubConsumerAsyncClient;
import com.azure.messaging.eventhubs.models.EventPosition;
import dev.sluice.bench.process.ProcessStat;
import dev.sluice.ingest.AlarmRules;
import dev.sluice.ingest.EventReader;
import dev.sluice.ingest.Intake;
import dev.sluice.ingest.apply.IntakeMeter;
import dev.sluice.ingest.apply.IntakeParts;
import dev.sluice.ingest.apply.StateIntake;
import dev.sluice.ingest.apply.StateStore;
import dev.sluice.ingest.event.MessageTypes;
import dev.sluice.ingest.event.Sites;
import dev.sluice.ingest.event.TelemetryReader;
import dev.sluice.ingest.tables.StateTables;
import dev.sluice.ingest.tables.TableStateStore;
import dev.sluice.service.event.Position;
import dev.sluice.service.event.ReceivedEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;

/**
 * Reads a hub of one partition and applies what it reads, a thousand events at a time. Prints what an event cost in CPU
 * time of this process, in microseconds, after a start that does not count.
 */
public final class LoopMain {
    private static final int BATCH = 1000;
    private static final long CACHE_BYTES = 256L << 20;

    private LoopMain() {}

    /** Reads its settings from the environment, as they hold keys. */
    public static void main(String[] arguments) {
        Outcome.exitWith(() -> run(System.getenv()));
    }

    private static String run(Map<String, String> settings) throws InterruptedException {
        Intake intake = intake(settings);
        int start = Integer.parseInt(required(settings, "LOOP_START"));
        int events = Integer.parseInt(required(settings, "LOOP_EVENTS"));
        BlockingQueue<EventData> queue = new ArrayBlockingQueue<>(4 * BATCH);
        try (EventHubConsumerAsyncClient consumer = consumer(settings)) {
            Disposable reading = consumer.receiveFromPartition("0", EventPosition.earliest())
                    .subscribe(event -> put(queue, event.getData()));
            take(intake, queue, start);
            long cpuBefore = cpuMicros();
            long begin = System.nanoTime();
            take(intake, queue, events);
            double cpu = (double) (cpuMicros() - cpuBefore) / events;
            double rate = events / ((System.nanoTime() - begin) / 1e9);
            reading.dispose();
            return String.format(Locale.ROOT, "{\"cpuMicros\": %.3f, \"rate\": %.1f}", cpu, rate);
        }
    }

    private static Intake intake(Map<String, String> settings) {
        EventReader reader = new TelemetryReader(
                MessageTypes.load(Path.of(required(settings, "LOOP_SCHEMAS"))), Sites.none(), Duration.ofHours(1));
        return switch (Contest.valueOf(required(settings, "LOOP_CONTEST"))) {
            case MAPS -> new HashMaps(reader);
            case CORE -> intake(reader, new MemoryStore());
            case TABLES -> intake(reader, tables(required(settings, "LOOP_STORAGE")));
        };
    }

    static Intake intake(EventReader reader, StateStore store) {
        return new StateIntake(new IntakeParts(
                reader,
                (partition, reading, reason) -> {
                    throw new IllegalStateException("an event was refused: " + reason.code());
                },
                store,
                AlarmRules.NONE,
                IntakeMeter.NONE));
    }

    private static StateStore tables(String storage) {
        return new TableStateStore(
                StateTables.open(new TableServiceClientBuilder().connectionString(storage)), CACHE_BYTES);
    }

    private static EventHubConsumerAsyncClient consumer(Map<String, String> settings) {
        return new EventHubClientBuilder()
                .connectionString(required(settings, "LOOP_SOURCE"), required(settings, "LOOP_HUB"))
                .consumerGroup(EventHubClientBuilder.DEFAULT_CONSUMER_GROUP_NAME)
                .prefetchCount(BATCH)
                .buildAsyncConsumerClient();
    }

    private static void put(BlockingQueue<EventData> queue, EventData event) {
        try {
            queue.put(event);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void take(Intake intake, BlockingQueue<EventData> queue, int events) throws InterruptedException {
        for (int taken = 0; taken < events; taken += BATCH) {
            List<ReceivedEvent> batch = new ArrayList<>(BATCH);
            while (batch.size() < BATCH) {
                batch.add(received(queue.take()));
            }
            intake.take("0", batch);
        }
    }

    private static ReceivedEvent received(EventData data) {
        return new ReceivedEvent(
                new Position(data.getSequenceNumber(), data.getOffsetString()),
                data.getEnqueuedTime(),
                data.getPartitionKey(),
                data.getBody(),
                data.getProperties(),
                data.getRawAmqpMessage().getMessageAnnotations(),
                Map.of());
    }

    private static long cpuMicros() {
        return ProcessStat.cpuMicros(ProcessHandle.current().pid());
    }

    private static String required(Map<String, String> settings, String name) {
        @Nullable String value = settings.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the variable " + name + " is not set");
        }
        return value;
    }
}
