package dev.sluice.bench.ingest;

import com.azure.data.tables.TableServiceClientBuilder;
import com.azure.messaging.eventhubs.EventData;
import com.azure.messaging.eventhubs.EventHubClientBuilder;
import com.azure.messaging.eventhubs.EventHubProducerClient;
import dev.sluice.contract.Provenance;
import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.tables.StateTables;
import dev.sluice.ingest.tables.TableDevices;
import dev.sluice.ingest.view.Devices;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends events at a steady pace and watches the stored state: prints how long it takes from before the send until the
 * device's state shows the event, of the last event of each batch.
 */
public final class SightMain {
    private static final int BATCH = 50;
    private static final long PACE_NANOS = 100_000_000;
    private static final long LOOK_NANOS = 10_000_000;
    private static final int WARM_UP = 100;
    private static final int MEASURED = 300;

    private final BlockingQueue<Sent> sent = new LinkedBlockingQueue<>();
    private final Bridged events = new Bridged("0", 1000);
    private final EventHubProducerClient producer;
    private final Devices devices;

    private SightMain(Map<String, String> settings) {
        this.producer = new EventHubClientBuilder()
                .connectionString(String.valueOf(settings.get("SIGHT_HUB_CONNECTION")), settings.get("SIGHT_HUB"))
                .buildProducerClient();
        this.devices = new TableDevices(
                StateTables.open(new TableServiceClientBuilder().connectionString(settings.get("SIGHT_STORAGE"))));
    }

    /** Reads its settings from the environment, as they hold keys. */
    public static void main(String[] arguments) {
        Outcome.exitWith(() -> new SightMain(System.getenv()).json());
    }

    private String json() throws InterruptedException {
        send(0);
        awaitSight(sent.take());
        Thread sender = new Thread(this::send, "sender");
        sender.setDaemon(true);
        sender.start();
        double[] millis = watch();
        Arrays.sort(millis);
        return String.format(
                Locale.ROOT,
                "{\"p50\": %.1f, \"p99\": %.1f}",
                millis[millis.length / 2],
                millis[millis.length * 99 / 100]);
    }

    private void send() {
        long begin = System.nanoTime();
        for (int batch = 1; batch <= WARM_UP + MEASURED; batch++) {
            long due = begin + batch * PACE_NANOS;
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            send(batch);
        }
    }

    private void send(int batch) {
        long last = (batch + 1L) * BATCH - 1;
        long now = System.nanoTime();
        producer.send(batch(last - BATCH + 1));
        sent.add(new Sent(last, now));
    }

    private List<EventData> batch(long first) {
        List<EventData> batch = new ArrayList<>();
        for (long sequence = first; sequence < first + BATCH; sequence++) {
            EventData event = new EventData(events.body(sequence));
            event.getProperties().putAll(events.properties(sequence));
            batch.add(event);
        }
        return batch;
    }

    private double[] watch() throws InterruptedException {
        double[] millis = new double[MEASURED];
        for (int batch = 0; batch < WARM_UP + MEASURED; batch++) {
            Sent last = sent.take();
            awaitSight(last);
            if (batch >= WARM_UP) {
                millis[batch - WARM_UP] = (System.nanoTime() - last.atNanos()) / 1e6;
            }
        }
        return millis;
    }

    private void awaitSight(Sent last) {
        while (!isSeen(last.sequence())) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private boolean isSeen(long sequence) {
        DeviceId device = new DeviceId(
                String.valueOf(events.properties(sequence).get(Provenance.SOURCE_HUB)), events.device(sequence));
        return devices.find(device)
                .filter(state -> state.value().head().sequence() >= sequence)
                .isPresent();
    }

    private record Sent(long sequence, long atNanos) {}
}
