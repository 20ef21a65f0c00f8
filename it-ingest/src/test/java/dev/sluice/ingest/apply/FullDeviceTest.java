package dev.sluice.ingest.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ingest.AlarmRules;
import dev.sluice.ingest.AlarmTransition;
import dev.sluice.ingest.MeasuredValue;
import dev.sluice.service.event.ReceivedEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A device with more than has a place: measurements in its state, transitions in one transaction. */
class FullDeviceTest {
    private static final int EVENTS = 25;
    private static final AlarmRules RULES = new TestRules();

    private final MemoryWorld world = new MemoryWorld();

    @Test
    void keepsTheSameNamesInWhateverOrderTheyCome() {
        List<TestEvent> events = List.of(names(0, 100, 300), names(1, 0, 150), names(2, 50, 120), names(3, 190, 320));

        take(AlarmRules.NONE, List.of(events.get(0), events.get(3)));
        take(AlarmRules.NONE, List.of(events.get(2), events.get(1)));

        assertThat(world.states()).isEqualTo(Oracle.states(events));
    }

    /** Each event raises or clears, which is more than one transaction may hold: several writes, one after the other. */
    @Test
    void writesADeviceOfManyTransitionsSeveralTimes() {
        List<TestEvent> events =
                LongStream.range(0, EVENTS).mapToObj(FullDeviceTest::hotOrCold).toList();

        take(RULES, events);

        assertThat(world.states()).isEqualTo(Oracle.states(events));
        assertThat(world.transitions()).hasSize(EVENTS);
        assertThat(world.transitions().stream().map(AlarmTransition::id))
                .containsExactlyElementsOf(Oracle.transitions(events, RULES, event -> true));
    }

    private void take(AlarmRules rules, List<TestEvent> events) {
        List<ReceivedEvent> batch = events.stream().map(TestEvent::received).toList();
        Player.intake(world.open(), new HashSet<>(), rules, false).take("0", batch);
    }

    private static TestEvent hotOrCold(long sequence) {
        return TestEvent.of("pump", sequence, true).withValues(Map.of("v", number(sequence % 2 == 0 ? 90 : 10)));
    }

    /** An event with a range of names, the second end not included. */
    private static TestEvent names(long sequence, int from, int to) {
        return TestEvent.of("pump", sequence, true)
                .withValues(IntStream.range(from, to)
                        .boxed()
                        .collect(Collectors.toMap("n%03d"::formatted, FullDeviceTest::number)));
    }

    private static MeasuredValue number(int value) {
        return new MeasuredValue(MeasuredValue.Kind.NUMBER, Integer.toString(value));
    }
}
