package dev.sluice.lab.sender;

import com.azure.messaging.eventhubs.EventDataBatch;
import com.azure.messaging.eventhubs.EventHubProducerAsyncClient;
import dev.sluice.lab.LabException;
import dev.sluice.lab.ledger.Ledger;
import dev.sluice.lab.ledger.LedgerEntry;
import dev.sluice.lab.ledger.Outcome;
import dev.sluice.lab.source.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the readings of some devices, one batch of one device at a time, again and again until the hub has accepted it:
 * so each device's events arrive in its order. Its queue is bounded and blocks who fills it. {@link #offer} may be called
 * from any thread, {@link #run} from one.
 */
final class Lane implements Runnable {
    private static final int QUEUED_READINGS = 512;
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 1000;
    private static final Logger LOGGER = LoggerFactory.getLogger(Lane.class);

    private final BlockingQueue<Reading> queue = new ArrayBlockingQueue<>(QUEUED_READINGS);
    private final Map<String, Long> lastNumbers;
    private final DeviceSender sender;
    private final Ledger ledger;
    private final SentCounts counts;
    private volatile boolean ending;

    Lane(DeviceSender sender, Ledger ledger, SentCounts counts) {
        this.lastNumbers = new LinkedHashMap<>(ledger.lastNumbers());
        this.sender = sender;
        this.ledger = ledger;
        this.counts = counts;
    }

    /** Waits a moment for room; {@code false} when there was none. */
    boolean offer(Reading reading) throws InterruptedException {
        return queue.offer(reading, 100, TimeUnit.MILLISECONDS);
    }

    /** Lets {@link #run} return as soon as the queue is empty. */
    void end() {
        ending = true;
    }

    @Override
    public void run() {
        try {
            while (!ending || !queue.isEmpty()) {
                Reading first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    sendWithWhatIsThere(first);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sendWithWhatIsThere(Reading first) throws InterruptedException {
        List<Reading> readings = new ArrayList<>();
        readings.add(first);
        queue.drainTo(readings);
        Map<String, List<LedgerEntry>> byDevice = new LinkedHashMap<>();
        for (Reading reading : readings) {
            long number = lastNumbers.merge(reading.device(), 1L, Long::sum);
            byDevice.computeIfAbsent(reading.device(), device -> new ArrayList<>())
                    .add(new LedgerEntry(reading.device(), number, reading.body()));
        }
        for (Map.Entry<String, List<LedgerEntry>> device : byDevice.entrySet()) {
            sendAll(device.getKey(), device.getValue());
        }
    }

    private void sendAll(String device, List<LedgerEntry> events) throws InterruptedException {
        List<LedgerEntry> left = events;
        while (!left.isEmpty()) {
            int sent = sendUntilAccepted(device, left);
            left = left.subList(sent, left.size());
        }
    }

    /** Sends as many of the events as fit in a batch and returns how many that were. */
    private int sendUntilAccepted(String device, List<LedgerEntry> events) throws InterruptedException {
        List<LedgerEntry> batched = events;
        for (int attempt = 1; ; attempt++) {
            EventDataBatch batch = openBatch(device, batched);
            batched = batched.subList(0, batch.getCount());
            if (attempt > 1) {
                counts.countResent(batched.size());
            }
            if (attempt(batched, batch, attempt)) {
                counts.countAccepted(batched.size());
                return batched.size();
            }
            pause(attempt);
        }
    }

    private boolean attempt(List<LedgerEntry> events, EventDataBatch batch, int attempt) {
        EventHubProducerAsyncClient client = sender.client();
        ledger.attempt(events, attempt);
        try {
            sender.send(client, batch);
        } catch (RuntimeException e) {
            ledger.outcome(events, attempt, Outcome.UNKNOWN);
            LOGGER.atInfo()
                    .addKeyValue("device", events.get(0).device())
                    .addKeyValue("attempt", attempt)
                    .log("the outcome of a send is unknown: {}", e.getMessage());
            sender.reconnect(client);
            return false;
        }
        ledger.outcome(events, attempt, Outcome.ACCEPTED);
        return true;
    }

    /** Nothing is sent here, only a link opened to learn how large a batch may be: failing is no attempt. */
    private EventDataBatch openBatch(String device, List<LedgerEntry> events) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            EventHubProducerAsyncClient client = sender.client();
            try {
                EventDataBatch batch = sender.batch(client, device, events);
                if (batch.getCount() == 0) {
                    throw new LabException("an event of device " + device + " is larger than the OT hub takes");
                }
                return batch;
            } catch (LabException e) {
                throw e;
            } catch (RuntimeException e) {
                LOGGER.atInfo().addKeyValue("device", device).log("cannot reach the OT hub: {}", e.getMessage());
                sender.reconnect(client);
            }
            pause(attempt);
        }
    }

    private static void pause(int attempt) throws InterruptedException {
        long millis = FIRST_PAUSE_MILLIS << Math.min(attempt, 10);
        TimeUnit.MILLISECONDS.sleep(Math.min(millis, LONGEST_PAUSE_MILLIS));
    }
}
