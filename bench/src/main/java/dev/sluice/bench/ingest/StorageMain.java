package dev.sluice.bench.ingest;

import com.azure.data.tables.TableServiceClientBuilder;
import dev.sluice.ingest.EventReader;
import dev.sluice.ingest.IngestException;
import dev.sluice.ingest.Intake;
import dev.sluice.ingest.event.MessageTypes;
import dev.sluice.ingest.event.Sites;
import dev.sluice.ingest.event.TelemetryReader;
import dev.sluice.ingest.tables.StateTables;
import dev.sluice.ingest.tables.TableStateStore;
import dev.sluice.service.event.ReceivedEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Applies events of so many devices and counts what that asks of storage: when the devices are new, when they are known
 * to the instance, and when another instance comes to them. Prints it as JSON.
 */
public final class StorageMain {
    private static final int BATCH = 1000;
    private static final int MOST_ATTEMPTS = 10;
    private static final long CACHE_BYTES = 256L << 20;

    private final String storage;
    private final Bridged events;
    private final EventReader reader;
    private long next;

    private StorageMain(Map<String, String> settings) {
        this.storage = String.valueOf(settings.get("STORAGE_ACCOUNT"));
        this.events = new Bridged("0", Integer.parseInt(String.valueOf(settings.get("STORAGE_DEVICES"))));
        this.reader = new TelemetryReader(
                MessageTypes.load(Path.of(String.valueOf(settings.get("STORAGE_SCHEMAS")))),
                Sites.none(),
                Duration.ofHours(1));
    }

    /** Reads its settings from the environment, as they hold keys. */
    public static void main(String[] arguments) {
        Map<String, String> settings = System.getenv();
        Outcome.exitWith(() ->
                new StorageMain(settings).json(Integer.parseInt(String.valueOf(settings.get("STORAGE_BATCHES")))));
    }

    private String json(int batches) {
        int all = Math.max(1, events.devices() / BATCH);
        Instance first = instance();
        Counts fresh = run(first, all);
        Counts known = run(first, batches);
        Counts cold = run(instance(), batches);
        return "{" + fresh.json("new") + ", " + known.json("warm") + ", " + cold.json("cold") + "}";
    }

    private Instance instance() {
        RequestCount count = new RequestCount();
        StateTables tables = StateTables.open(
                new TableServiceClientBuilder().connectionString(storage).addPolicy(count));
        return new Instance(LoopMain.intake(reader, new TableStateStore(tables, CACHE_BYTES)), count);
    }

    private Counts run(Instance instance, int batches) {
        long requests = instance.count().requests();
        long operations = instance.count().operations();
        for (int batch = 0; batch < batches; batch++) {
            take(instance.intake(), batch());
        }
        double thousands = batches * (double) BATCH / 1000;
        return new Counts(
                (instance.count().requests() - requests) / thousands,
                (instance.count().operations() - operations) / thousands);
    }

    /** Storage may be too busy for its time limits: then the batch is given again, as the service does. */
    private static void take(Intake intake, List<ReceivedEvent> batch) {
        for (int attempt = 1; ; attempt++) {
            try {
                intake.take("0", batch);
                return;
            } catch (IngestException e) {
                if (attempt == MOST_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private List<ReceivedEvent> batch() {
        long from = next;
        next += BATCH;
        return LongStream.range(from, next).mapToObj(events::event).toList();
    }

    private record Instance(Intake intake, RequestCount count) {}

    /** Per thousand events. */
    private record Counts(double requests, double operations) {
        String json(String name) {
            return String.format(
                    Locale.ROOT, "\"%s\": {\"requests\": %.2f, \"operations\": %.2f}", name, requests, operations);
        }
    }
}
