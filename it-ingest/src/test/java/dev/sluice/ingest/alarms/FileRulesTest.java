package dev.sluice.ingest.alarms;

import static dev.sluice.ingest.alarms.Telemetry.OTHER_SOURCE;
import static dev.sluice.ingest.alarms.Telemetry.PUMP;
import static dev.sluice.ingest.alarms.Telemetry.SOURCE;
import static dev.sluice.ingest.alarms.Telemetry.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sluice.contract.SourcePartition;
import dev.sluice.ingest.AlarmRules;
import dev.sluice.ingest.AlarmTransition;
import dev.sluice.ingest.AlarmTransition.Kind;
import dev.sluice.ingest.DeviceAlarms;
import dev.sluice.ingest.OpenAlarm;
import dev.sluice.ingest.TelemetryEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FileRulesTest {
    private FileRules rules = Rules.pumps();
    private DeviceAlarms alarms = DeviceAlarms.NONE;

    @Test
    void raisesAndClearsWithAGapBetweenBoth() {
        List<AlarmTransition> transitions = new ArrayList<>();
        String[] temperatures = {"80", "80.5", "90", "75.01", "81", "75", "80", "81"};
        for (int index = 0; index < temperatures.length; index++) {
            transitions.addAll(event(SOURCE, index, START.plusSeconds(index), 0, temperatures[index]));
        }

        assertThat(transitions)
                .extracting(AlarmTransition::id, AlarmTransition::value)
                .containsExactly(
                        tuple("plant~pump-1/hot/1700000000000/1", "80.5"),
                        tuple("plant~pump-1/hot/1700000000000/1/cleared", "75"),
                        tuple("plant~pump-1/hot/1700000000000/7", "81"));
        assertThat(transitions.get(0))
                .isEqualTo(new AlarmTransition(
                        Kind.RAISED,
                        PUMP,
                        "hot",
                        Telemetry.id(1),
                        START.plusSeconds(1),
                        "critical",
                        "temperature",
                        "80.5"));
        assertThat(alarms.open()).containsOnlyKeys("hot");
    }

    @Test
    void watchesTheOtherSideAsWell() {
        assertThat(ids(event(SOURCE, 1, START, 0, "10"))).isEmpty();
        assertThat(ids(event(SOURCE, 2, START, 0, "-1e999999999")))
                .containsExactly("plant~pump-1/cold/1700000000000/2");
        assertThat(ids(event(SOURCE, 3, START, 0, "10"))).containsExactly("plant~pump-1/cold/1700000000000/2/cleared");
    }

    @Test
    void tellsOfASilenceWhenItIsOver() {
        event(SOURCE, 1, START, 0, "20");

        assertThat(event(SOURCE, 5, START.plusSeconds(900), 900, "20")).isEmpty();
        assertThat(event(SOURCE, 9, START.plusSeconds(2000), 1801, "90"))
                .extracting(AlarmTransition::id, AlarmTransition::at)
                .containsExactly(
                        tuple("plant~pump-1/silent/1700000000000/5", START.plusSeconds(1800)),
                        tuple("plant~pump-1/silent/1700000000000/5/cleared", START.plusSeconds(2000)),
                        tuple("plant~pump-1/hot/1700000000000/9", START.plusSeconds(2000)));
    }

    @Test
    void tellsTheSameOfASilenceThatWasFoundBefore() {
        event(SOURCE, 5, START, 0, "20");

        AlarmRules.Step found = rules.onSilence(alarms, PUMP, Duration.ofSeconds(901), START.plusSeconds(1000));
        AlarmRules.Step again = rules.onSilence(found.after(), PUMP, Duration.ofHours(9), START.plusSeconds(99_000));
        alarms = again.after();

        assertThat(ids(found.transitions())).containsExactly("plant~pump-1/silent/1700000000000/5");
        assertThat(found.transitions().get(0).at()).isEqualTo(START.plusSeconds(900));
        assertThat(again.transitions()).isEmpty();
        assertThat(ids(event(SOURCE, 9, START.plusSeconds(2000), 1801, "20")))
                .containsExactly("plant~pump-1/silent/1700000000000/5/cleared");
    }

    @Test
    void judgesNoSilenceAcrossSourcePartitionsAndEndsAnOpenOne() {
        event(SOURCE, 5, START, 0, "20");
        assertThat(event(OTHER_SOURCE, 1, START.plusSeconds(9000), 9000, "20")).isEmpty();

        alarms = rules.onSilence(alarms, PUMP, Duration.ofSeconds(9901), START.plusSeconds(9901))
                .after();
        assertThat(ids(event(SOURCE, 6, START.plusSeconds(10_000), 0, "20")))
                .containsExactly("plant~pump-1/silent/1700000000000/1/cleared");
    }

    @Test
    void findsNoSilenceOfADeviceThatNeverSpokeOrIsOfAnotherType() {
        assertThat(rules.onSilence(alarms, PUMP, Duration.ofDays(9), START).transitions())
                .isEmpty();

        TelemetryEvent event = Telemetry.of(PUMP, Telemetry.id(1), START, "valve", "90");
        AlarmRules.Step step = rules.onEvent(alarms, event, Duration.ZERO);

        assertThat(step.transitions()).isEmpty();
        assertThat(rules.onSilence(step.after(), PUMP, Duration.ofDays(9), START)
                        .transitions())
                .isEmpty();
    }

    @Test
    void endsTheAlarmOfARuleThatIsNoMore() {
        event(SOURCE, 1, START, 0, "90");
        rules = new FileRules(Map.of("pump", List.of(Rules.COLD)));

        assertThat(ids(event(SOURCE, 2, START, 0, "90"))).containsExactly("plant~pump-1/hot/1700000000000/1/cleared");
        assertThat(alarms.open()).isEmpty();
    }

    @Test
    void leavesWhatHasNoPlaceInOneTransactionToTheNextEvent() {
        Map<String, OpenAlarm> open = new HashMap<>();
        IntStream.range(0, 60)
                .mapToObj(index -> "gone-" + index)
                .forEach(id -> open.put(id, new OpenAlarm(id, Telemetry.id(1), START)));
        alarms = new DeviceAlarms(open, null);

        assertThat(event(SOURCE, 2, START, 0, "20")).hasSize(39);
        assertThat(event(SOURCE, 3, START, 0, "20")).hasSize(21);
        assertThat(alarms.open()).isEmpty();
    }

    @Test
    void knowsItsShortestSilence() {
        assertThat(rules.shortestSilence()).contains(Duration.ofMinutes(15));
        assertThat(new FileRules(Map.of("pump", List.of(Rules.HOT))).shortestSilence())
                .isEmpty();
        assertThat(rules.types()).containsExactly("pump");
    }

    private List<AlarmTransition> event(
            SourcePartition source, long sequence, Instant enqueued, long activeSeconds, String temperature) {
        AlarmRules.Step step = rules.onEvent(
                alarms, Telemetry.of(source, sequence, enqueued, temperature), Duration.ofSeconds(activeSeconds));
        alarms = step.after();
        return step.transitions();
    }

    private static List<String> ids(List<AlarmTransition> transitions) {
        return transitions.stream().map(AlarmTransition::id).toList();
    }
}
