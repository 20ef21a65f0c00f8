package dev.sluice.ingest.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.util.BinaryData;
import com.azure.messaging.eventhubs.EventData;
import dev.sluice.contract.EventIdentity;
import dev.sluice.functionshost.child.Await;
import dev.sluice.functionshost.child.Instance;
import dev.sluice.ingestoracle.IngestEvidence.MessageType;
import dev.sluice.ingestoracle.IngestEvidence.SetUp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What an ingest must do in whichever adapter it runs, each in a process of its own against the local hub and storage:
 * the state that is stored, the alarms and the refusals are those that SQL makes of the events that were sent, and of the
 * rows that the archiver, which reads the same hub, has written.
 */
@SuppressWarnings("try") // an ingest and traffic run until their block ends
abstract class IngestContract extends OnItTenant {
    private static final long SEED = 20_261_130;
    private static final int KILLS = Integer.getInteger("sluice.kills", 2);
    private static final int ONE_IN = 5;
    private static final int CONFLICTS = 10;

    /** The most requests that the first attempts of both partitions make: with one more, one has failed and goes on. */
    private static final int FIRST_ATTEMPTS = 8;

    /** A type that one event in three is not of, and the source partition whose events have another type. */
    private static final String NO_N1 = "{\"properties\":{\"part\":{\"properties\":{\"n1\":false}}}}";

    private static final int TYPED = 3;
    private static final MessageType PUMP = new MessageType("pump", null, null, null, "firmware");

    private Archive archive;

    /** Starts an ingest, with the settings of the process; it is ready, or has ended, when this returns. */
    abstract Instance start(Map<String, String> settings);

    Instance start() {
        return start(settings);
    }

    @BeforeEach
    final void openArchive() {
        archive = Archive.of(tenant, data);
    }

    @AfterEach
    final void closeArchive() {
        archive.close();
    }

    /** What a gap left out may come at any later time: it counts, and alarms know nothing of it. */
    @Test
    void countsEachEventOnceHoweverOftenAndHoweverLateItComes() {
        List<Sent> events = new ArrayList<>(Traffic.events(3, 50));
        events.addAll(Traffic.events(60, 150));
        List<Sent> late = Traffic.events(50, 60);
        Collections.reverse(late);
        List<Sent> all = new ArrayList<>(events);
        all.addAll(late);
        tenant.send(events);
        try (Instance ingest = start()) {
            verify(events);

            tenant.send(events);
            tenant.send(Traffic.shuffled(events));
            tenant.send(events.subList(events.size() / 2, events.size()));
            verify(events);

            tenant.send(late);
            tenant.send(Traffic.shuffled(all));
            verify(all, events);
        }
    }

    @Test
    void keepsWhatItCanNotApply() {
        EventData nobody = new EventData("{}");
        EventData stranger = new Sent(0, 1).ofType("unheard-of");
        tenant.sendTo(0, List.of(nobody, new Sent(0, 0).event(), stranger, new Sent(0, 2).event()));
        tenant.send(List.of(new Sent(1, 5)));
        try (Instance ingest = start()) {
            Await.until("it has caught up", tenant::caughtUp);
        }

        assertArchived();
        assertThat(tenant.reasons()).containsExactlyInAnyOrder("missing-provenance", "unknown-type", "bad-json");
        assertThat(Stored.states(tenant.devices())).isEqualTo(Expected.states(List.of(new Sent(0, 0), new Sent(0, 2))));
    }

    /** What was refused counts once as soon as its type is right, and moves nothing back. */
    @Test
    void takesInOnceWhatIsReplayedOutOfQuarantine() {
        List<Sent> events =
                Traffic.events(0, 12).stream().filter(sent -> !sent.isBad()).toList();
        List<Sent> fit = events.stream()
                .filter(sent -> sent.partition() != TYPED && sent.sequence() % 3 != 1)
                .toList();
        settings.put("SLUICE_SCHEMAS", tenant.type("default", NO_N1).toString());
        sendTyped(events);
        try (Instance ingest = start()) {
            Await.until("it has caught up", tenant::caughtUp);
            assertThat(Stored.states(tenant.devices())).isEqualTo(Expected.states(fit));
            assertThat(tenant.reasons()).hasSize(events.size() - fit.size()).containsOnly("bad-schema", "unknown-type");

            tenant.type("default", "{}");
            tenant.type("pump", "{}");
            Map<String, BinaryData> aside = tenant.quarantined();
            for (int round = 0; round < 2; round++) {
                tenant.quarantine(aside);
                assertThat(replay()).isEqualTo(aside.size() + " events replayed, 0 refused");
                assertThat(Stored.states(tenant.devices())).isEqualTo(Expected.states(events));
                assertThat(tenant.quarantined()).isEmpty();
            }

            // The ingest that runs still has the old types: to it they are refused, and not new.
            sendTyped(events);
            Await.until("it has caught up again", tenant::caughtUp);
        }
        assertThat(Stored.states(tenant.devices())).isEqualTo(Expected.states(events));
        assertThat(tenant.quarantined()).isEmpty();
        assertThat(new TreeSet<>(tenant.alarms())).isEqualTo(Expected.alarms(fit));
        Set<EventIdentity> replayed = events.stream()
                .filter(Predicate.not(fit::contains))
                .map(Sent::identity)
                .collect(Collectors.toSet());
        SetUp typed = Archive.SET_UP.withTypes(List.of(MessageType.DEFAULT, PUMP));
        assertThat(archive.judge(typed, replayed).samples()).isEmpty();
    }

    /** Two that are given each event at the same time, until one of them is killed. */
    @Test
    void agreesWithItselfWhenTwoFightOverEachEvent() {
        try (StormyTables tables = new StormyTables(tenant.stateConnection(), SEED)) {
            settings.put("SLUICE_STATE_CONNECTION", tables.connection());
            Map<String, String> rivals = new HashMap<>(settings);
            rivals.put("SourceConsumerGroup", ItTenant.RIVALS);
            try (Instance rival = start(rivals);
                    Traffic traffic = new Traffic(tenant, 0)) {
                try (Instance ingest = start()) {
                    Await.until("they are in each other's way", () -> tables.conflicts() >= CONFLICTS);
                }
                awaitProgress(ItTenant.RIVALS);
                List<Sent> sent = traffic.stop();
                Await.until("the rival has caught up", () -> tenant.caughtUp(ItTenant.RIVALS));
                assertState(sent, sent);
                assertArchived();
            }
            assertThat(tables.broken()).isEmpty();
        }
    }

    /** Every other time while storage is busy, loses its answers, and takes one for another that wrote first. */
    @Test
    void agreesWithItselfWhenItIsKilledAgainAndAgain() {
        Random random = new Random(SEED);
        try (StormyTables tables = new StormyTables(tenant.stateConnection(), SEED);
                Traffic traffic = new Traffic(tenant, 0)) {
            settings.put("SLUICE_STATE_CONNECTION", tables.connection());
            for (int kill = 0; kill < KILLS; kill++) {
                tables.blow(kill % 2 == 0 ? 0 : ONE_IN);
                try (Instance ingest = start()) {
                    awaitProgress();
                    LockSupport.parkNanos(random.nextInt(500_000_000));
                }
            }
            try (Instance ingest = start()) {
                tables.blow(ONE_IN);
                Await.until("the storm did all it can", tables::sawAll);
                awaitProgress();
                tables.calm();
                verify(traffic.stop());
            }
            assertThat(tables.broken()).isEmpty();
        }
    }

    @Test
    void agreesWithItselfWhenAFrozenOwnerWakesAfterTheTakeover() {
        List<Sent> sent;
        try (Instance old = start();
                Traffic traffic = new Traffic(tenant, 0)) {
            awaitProgress();
            try (Instance heir = start()) {
                old.freezeFor(Duration.ZERO, this::awaitTakeover);
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
            try (StateOutage outage = tenant.outage()) {
                tenant.send(Traffic.events(20, 60));
                Await.until("the storage was asked again and again", () -> outage.refused() > FIRST_ATTEMPTS);
                assertThat(tenant.checkpoints()).isEqualTo(checkpoints);
            }
            verify(all);
        }
    }

    private void verify(Collection<Sent> events) {
        verify(events, events);
    }

    /** Waits until all is behind a checkpoint, and compares: with what was sent, and all with the archive. */
    private void verify(Collection<Sent> events, Collection<Sent> inOrder) {
        Await.until("it has caught up", tenant::caughtUp);
        assertState(events, inOrder);
        assertArchived();
    }

    private void assertArchived() {
        assertThat(archive.judge().samples()).isEmpty();
    }

    /** Compares; the second are those that came in order, which alarms are about. */
    private void assertState(Collection<Sent> events, Collection<Sent> inOrder) {
        assertThat(Stored.states(tenant.devices())).isEqualTo(Expected.states(events));
        assertThat(tenant.reasons())
                .hasSameSizeAs(events.stream().filter(Sent::isBad).toList())
                .containsOnly("bad-json");
        Set<String> alarms = Expected.alarms(inOrder);
        Await.until("the alarms are published", () -> tenant.alarms().containsAll(alarms));
        assertThat(new TreeSet<>(tenant.alarms())).isEqualTo(alarms);
    }

    /** What the command says in the end. */
    private String replay() {
        try (Instance command = StandaloneProcess.start(settings, data, "quarantine", "replay", "--of", "ingest")) {
            assertThat(command.process().awaitEnd())
                    .as(command.readyLine() + command.said())
                    .isZero();
            return command.readyLine();
        }
    }

    /** Sends events, those of one source partition with a type of their own. */
    private void sendTyped(List<Sent> events) {
        Map<Boolean, List<Sent>> typed =
                events.stream().collect(Collectors.partitioningBy(sent -> sent.partition() == TYPED));
        tenant.send(typed.get(false));
        tenant.sendTo(
                1, typed.get(true).stream().map(sent -> sent.ofType("pump")).toList());
    }

    private void awaitProgress() {
        awaitProgress(ItTenant.GROUP);
    }

    /** Every partition gets on twice: the first time may be a write of the frozen owner that was under way. */
    private void awaitTakeover() {
        awaitProgressEverywhere();
        awaitProgressEverywhere();
    }

    private void awaitProgressEverywhere() {
        Map<String, Long> before = tenant.checkpoints();
        Await.until("it gets on in every partition", () -> moved(before, tenant.checkpoints()));
    }

    private static boolean moved(Map<String, Long> before, Map<String, Long> now) {
        return now.size() == ItTenant.PARTITIONS
                && now.entrySet().stream()
                        .noneMatch(checkpoint -> checkpoint.getValue().equals(before.get(checkpoint.getKey())));
    }

    private void awaitProgress(String group) {
        Map<String, Long> before = tenant.checkpoints(group);
        Await.until("it gets on", () -> !tenant.checkpoints(group).equals(before));
    }
}
