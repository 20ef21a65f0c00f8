package dev.sluice.ingest.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.EventIdentity;
import dev.sluice.contract.SourcePartition;
import dev.sluice.functionshost.child.Await;
import dev.sluice.ingest.AlarmTransition;
import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.IngestException;
import dev.sluice.ingest.alarms.AlarmPublisher;
import dev.sluice.ingest.alarms.AlarmSink;
import dev.sluice.ingest.alarms.Outbox;
import dev.sluice.ingest.telemetry.IngestCounters;
import dev.sluice.ingest.view.Page;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AlarmPumpTest {
    private final MemoryOutbox outbox = new MemoryOutbox();
    private final IngestCounters counters = new IngestCounters();
    private final AtomicInteger attempts = new AtomicInteger();
    private final List<AlarmTransition> sent = new CopyOnWriteArrayList<>();
    private volatile AlarmSink hub = this::accept;

    private final AlarmPump pump = pump(Duration.ofMinutes(1));

    @AfterEach
    void close() {
        pump.close();
    }

    @Test
    void publishesWhatWaitsInItsOrderOnAnotherThread() {
        outbox.add(0, 450);

        pump.wake();

        Await.until("all are published", () -> outbox.rows.isEmpty());
        pump.close();
        assertThat(sent).extracting(transition -> transition.start().sequence()).isSorted();
        assertThat(counters.counts().published()).isEqualTo(450);
    }

    @Test
    void leavesWhatTheHubDidNotTakeToTheNextCallAndDoesNotTryByItself() {
        outbox.add(0, 1);
        hub = this::refuse;

        pump.wake();
        Await.until("it was tried", () -> attempts.get() == 1);
        hub = transitions -> {
            attempts.incrementAndGet();
            accept(transitions);
        };
        outbox.add(1, 2);
        pump.publish();

        assertThat(attempts).hasValue(2);
        assertThat(outbox.rows).isEmpty();
        assertThat(sent).hasSize(2);
    }

    @Test
    void tellsWhoeverCallsThatTheHubIsAway() {
        outbox.add(0, 1);
        hub = this::refuse;

        assertThatThrownBy(pump::publish).isInstanceOf(IngestException.class);
        assertThat(outbox.rows).hasSize(1);
    }

    /** Of a page that failed nothing counts; the page before it was accepted. */
    @Test
    void countsWhatWasAcceptedBeforeTheHubWentAway() {
        outbox.add(0, 250);
        hub = transitions -> {
            accept(transitions);
            hub = this::refuse;
        };

        assertThatThrownBy(pump::publish).isInstanceOf(IngestException.class);

        assertThat(counters.counts().published()).isEqualTo(200);
        assertThat(outbox.rows).hasSize(50);
    }

    /** However many batches raise alarms meanwhile, one look at the outbox finds them all. */
    @Test
    void looksOnceMoreForAllThatCameMeanwhile() throws InterruptedException {
        CountDownLatch sending = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        outbox.add(0, 1);
        hub = transitions -> {
            attempts.incrementAndGet();
            accept(transitions);
            sending.countDown();
            waitFor(goOn);
        };
        pump.wake();
        sending.await();

        for (int batch = 1; batch < 10; batch++) {
            outbox.add(batch, batch + 1);
            pump.wake();
        }
        goOn.countDown();

        Await.until("all are published", () -> outbox.rows.isEmpty());
        assertThat(attempts).hasValue(2);
        assertThat(sent).hasSize(10);
    }

    /** Otherwise the hub's client would be closed under it. */
    @Test
    void endsWhatItPublishesBeforeItIsClosed() throws InterruptedException {
        CountDownLatch sending = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        outbox.add(0, 1);
        hub = transitions -> {
            sending.countDown();
            waitFor(goOn);
            accept(transitions);
        };
        pump.wake();
        sending.await();

        Thread closing = new Thread(pump::close, "closing");
        closing.start();
        Await.until("it waits for the end", () -> closing.getState() == Thread.State.TIMED_WAITING);
        goOn.countDown();
        closing.join();

        assertThat(outbox.rows).isEmpty();
        assertThat(counters.counts().published()).isEqualTo(1);
    }

    @Test
    void isNotHeldByAHubThatDoesNotAnswer() throws InterruptedException {
        CountDownLatch sending = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        outbox.add(0, 1);
        hub = transitions -> {
            sending.countDown();
            waitFor(never);
        };
        AlarmPump impatient = pump(Duration.ZERO);
        impatient.wake();
        sending.await();

        impatient.close();

        Await.until("it was given up", () -> attempts.get() == 1);
        assertThat(outbox.rows).hasSize(1);
    }

    /** The last batches may raise alarms while everything ends: the batch counts, the alarm waits in the outbox. */
    @Test
    void failsNoBatchOnceItIsClosed() {
        outbox.add(0, 1);
        pump.close();

        pump.wake();
        pump.wake();

        assertThat(sent).isEmpty();
        assertThat(outbox.rows).hasSize(1);
    }

    private AlarmPump pump(Duration lastPublish) {
        return new AlarmPump(
                () -> new AlarmPublisher(outbox, new CountedSink(transitions -> hub.send(transitions), counters)),
                lastPublish,
                Clock.systemUTC());
    }

    private void accept(List<AlarmTransition> transitions) {
        sent.addAll(transitions);
    }

    private void refuse(List<AlarmTransition> transitions) {
        attempts.incrementAndGet();
        throw new IngestException(IngestException.Code.ALARMS_UNAVAILABLE, "the hub is away");
    }

    private void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            attempts.incrementAndGet();
            throw new IngestException(IngestException.Code.ALARMS_UNAVAILABLE, "interrupted", e);
        }
    }

    private static final class MemoryOutbox implements Outbox {
        private final ConcurrentSkipListMap<String, AlarmTransition> rows = new ConcurrentSkipListMap<>();

        void add(long from, long to) {
            LongStream.range(from, to).forEach(sequence -> rows.put("%09d".formatted(sequence), transition(sequence)));
        }

        @Override
        public Page<Entry> waiting(@Nullable String continuation, int limit) {
            List<Entry> entries = rows.tailMap(continuation == null ? "" : continuation, false).entrySet().stream()
                    .limit(limit)
                    .map(row -> new Entry(row.getValue(), row.getKey()))
                    .toList();
            return new Page<>(
                    entries,
                    entries.size() < limit ? null : entries.get(limit - 1).row());
        }

        @Override
        public void remove(List<Entry> published) {
            published.forEach(entry -> rows.remove(entry.row()));
        }

        private static AlarmTransition transition(long sequence) {
            return new AlarmTransition(
                    AlarmTransition.Kind.RAISED,
                    new DeviceId("plant", "pump-1"),
                    "hot",
                    new EventIdentity(new SourcePartition("plant", 1_700_000_000_000L, "0"), sequence),
                    Instant.EPOCH,
                    "warning",
                    "temperature",
                    "81");
        }
    }
}
