package dev.sluice.ingest.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.messaging.eventhubs.EventData;
import dev.sluice.functionshost.child.Await;
import dev.sluice.functionshost.child.Instance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * What an ingest must do in whichever adapter it runs, each in a process of its own against the local hub and storage:
 * the state that is stored is the one that a plain fold over the set of events gives, and so are the alarms.
 */
@SuppressWarnings("try") // an ingest and traffic run until their block ends
@Execution(ExecutionMode.CONCURRENT)
abstract class IngestContract {
    private static final long SEED = 20_261_130;
    private static final int KILLS = Integer.getInteger("sluice.kills", 2);
    private static final Duration TAKEOVER = Duration.ofSeconds(4);

    @TempDir
    Path data;

    ItTenant tenant;

    /** Starts an ingest, with the settings of the process; it is ready, or has ended, when this returns. */
    abstract Instance start(Map<String, String> settings);

    Instance start() {
        return start(tenant.settings());
    }

    @BeforeEach
    void open() {
        tenant = new ItTenant(data);
    }

    @AfterEach
    void close() {
        tenant.close();
    }

    @Test
    void countsEachEventOnceHoweverOftenItComes() {
        List<Sent> events = Traffic.events(3, 150);
        List<Sent> again = new ArrayList<>(events);
        Collections.shuffle(again, new Random(SEED));
        tenant.send(events);
        try (Instance ingest = start()) {
            verify(events);

            tenant.send(events);
            tenant.send(again);
            tenant.send(events.subList(events.size() / 2, events.size()));
            verify(events);
        }
    }

    /** What a gap left out may come at any later time, and then counts. */
    @Test
    void takesInLateWhatAGapLeftOut() {
        List<Sent> first = Traffic.events(0, 40);
        List<Sent> late = Traffic.events(40, 50);
        List<Sent> last = Traffic.events(50, 90);
        tenant.send(first);
        tenant.send(last);
        try (Instance ingest = start()) {
            Await.until("it has caught up", tenant::caughtUp);
            Collections.reverse(late);
            tenant.send(late);
            Await.until("it has caught up again", tenant::caughtUp);
        }
        List<Sent> all = new ArrayList<>(first);
        all.addAll(late);
        all.addAll(last);
        assertThat(Stored.states(tenant.devices())).isEqualTo(Expected.states(all));
    }

    @Test
    void keepsWhatItCanNotApply() {
        EventData nobody = new EventData("{}");
        EventData stranger = new Sent(0, 1).event();
        stranger.getProperties().put("message-type", "unheard-of");
        tenant.sendTo(0, List.of(nobody, new Sent(0, 0).event(), stranger, new Sent(0, 2).event()));
        tenant.send(List.of(new Sent(1, 5)));
        try (Instance ingest = start()) {
            Await.until("it has caught up", tenant::caughtUp);
        }

        assertThat(tenant.reasons()).containsExactlyInAnyOrder("missing-provenance", "unknown-type", "bad-json");
        assertThat(Stored.states(tenant.devices())).isEqualTo(Expected.states(List.of(new Sent(0, 0), new Sent(0, 2))));
    }

    @Test
    void agreesWithItselfWhenItIsKilledAgainAndAgain() {
        Random random = new Random(SEED);
        List<Sent> sent;
        try (Traffic traffic = new Traffic(tenant, 0)) {
            for (int kill = 0; kill < KILLS; kill++) {
                try (Instance ingest = start()) {
                    awaitProgress();
                    LockSupport.parkNanos(random.nextInt(500_000_000));
                }
            }
            sent = traffic.stop();
        }
        try (Instance ingest = start()) {
            verify(sent);
        }
    }

    @Test
    void agreesWithItselfWhenAFrozenOwnerWakesAfterTheTakeover() {
        List<Sent> sent;
        try (Instance old = start();
                Traffic traffic = new Traffic(tenant, 0)) {
            awaitProgress();
            try (Instance heir = start()) {
                old.freezeFor(TAKEOVER, this::awaitProgress);
                awaitProgress();
                sent = traffic.stop();
                verify(sent);
            }
        }
    }

    @Test
    void checkpointsNothingWhileTheStorageIsAway() {
        List<Sent> before = Traffic.events(0, 20);
        List<Sent> all = Traffic.events(0, 60);
        tenant.send(before);
        try (Instance ingest = start()) {
            verify(before);
            Map<String, Long> checkpoints = tenant.checkpoints();
            try (StateOutage outage = new StateOutage(tenant.state(), tenant.stateConnection())) {
                tenant.send(Traffic.events(20, 60));
                Await.until("the storage was asked again and again", () -> outage.refused() > 20);
                assertThat(tenant.checkpoints()).isEqualTo(checkpoints);
            }
            verify(all);
        }
    }

    /** Waits until all is behind a checkpoint, and compares. */
    private void verify(Collection<Sent> events) {
        Await.until("it has caught up", tenant::caughtUp);
        assertThat(Stored.states(tenant.devices())).isEqualTo(Expected.states(events));
        assertThat(tenant.reasons())
                .hasSameSizeAs(events.stream().filter(Sent::isBad).toList())
                .containsOnly("bad-json");
        Set<String> alarms = Expected.alarms(events);
        Await.until("the alarms are published", () -> tenant.alarms().size() >= alarms.size());
        assertThat(new TreeSet<>(tenant.alarms())).isEqualTo(alarms);
    }

    private void awaitProgress() {
        Map<String, Long> before = tenant.checkpoints();
        Await.until("it gets on", () -> !tenant.checkpoints().equals(before));
    }
}
