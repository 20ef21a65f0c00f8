package dev.sluice.ingest.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ingest.Intake;
import dev.sluice.ingest.MeasuredValue;
import dev.sluice.service.event.ReceivedEvent;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the intake tells of a batch. */
class IntakeMeterTest {
    private final Map<String, Long> counts = new TreeMap<>();

    @Test
    void countsEachEventAsOneThing() {
        Intake intake = intake(new MemoryWorld().open());
        TestEvent good = TestEvent.of("pump", 3, true);

        take(
                intake,
                good,
                good,
                TestEvent.of("pump", 4, false),
                TestEvent.of("probe", 5, true).asCanary());
        assertThat(counts)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("applied", 1L, "stale", 1L, "quarantined", 1L, "canaries", 1L, "gaps", 0L));

        counts.clear();
        take(intake, TestEvent.of("pump", 1, true));
        assertThat(counts).containsEntry("applied", 1L).containsEntry("stale", 0L);
    }

    /** What went before the first event that it ever saw is no gap: a hub that is read late has long dropped it. */
    @Test
    void countsAsGapsWhatIsMissingBetweenEventsOnly() {
        Intake intake = intake(new MemoryWorld().open());

        take(intake, TestEvent.of("pump", 1_000_000, true));
        assertThat(counts).containsEntry("gaps", 0L);

        take(intake, TestEvent.of("pump", 1_000_004, true), TestEvent.of("pump", 1_000_006, true));
        assertThat(counts).containsEntry("gaps", 4L);
    }

    /** Whoever writes alone is in nobody's way, not even in its own: with gaps, and transitions for several writes. */
    @Test
    void tellsOfNoConflictWhenNobodyElseWrites() {
        Intake intake = intake(new MemoryWorld().open());
        for (int round = 0; round < 2; round++) {
            int first = 100 * round;
            take(
                    intake,
                    IntStream.range(first, first + 2 * DeviceTurn.ENOUGH_TRANSITIONS)
                            .mapToObj(IntakeMeterTest::hotOrCold)
                            .toArray(TestEvent[]::new));
        }

        assertThat(counts).containsEntry("applied", 4L * DeviceTurn.ENOUGH_TRANSITIONS);
        assertThat(counts).doesNotContainKey("conflict");
    }

    private static TestEvent hotOrCold(int sequence) {
        String value = sequence % 2 == 0 ? "90" : "10";
        return TestEvent.of("pump", sequence, true)
                .withValues(Map.of("v", new MeasuredValue(MeasuredValue.Kind.NUMBER, value)));
    }

    private static void take(Intake intake, TestEvent... events) {
        intake.take(
                "0", Stream.of(events).<ReceivedEvent>map(TestEvent::received).toList());
    }

    private Intake intake(StateStore store) {
        return new StateIntake(new IntakeParts(
                received -> TestEvent.read(received, false),
                (partition, reading, reason) -> {},
                store,
                new TestRules(),
                new Counting()));
    }

    private final class Counting implements IntakeMeter {
        @Override
        public void applied(int events) {
            count("applied", events);
        }

        @Override
        public void stale(int events) {
            count("stale", events);
        }

        @Override
        public void quarantined(String code) {
            count("quarantined", 1);
        }

        @Override
        public void canaries(int events) {
            count("canaries", events);
        }

        @Override
        public void gaps(long sequences) {
            count("gaps", sequences);
        }

        @Override
        public void conflict() {
            count("conflict", 1);
        }

        private void count(String what, long more) {
            counts.merge(what, more, Long::sum);
        }
    }
}
