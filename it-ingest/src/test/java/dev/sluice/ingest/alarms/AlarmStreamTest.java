package dev.sluice.ingest.alarms;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ingest.AlarmRules;
import dev.sluice.ingest.AlarmTransition;
import dev.sluice.ingest.AlarmTransition.Kind;
import dev.sluice.ingest.DeviceAlarms;
import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.TelemetryEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** When and how often someone looks for silent devices changes nothing of what the stream says. */
class AlarmStreamTest {
    private static final Duration LONGEST_STEP = Duration.ofSeconds(60);

    /** One step of the stream: after some time a device measures something. */
    record Sent(int afterSeconds, int device, int temperature) {}

    @Property(tries = 300)
    void findsTheSameAlarmsHoweverTheStreamIsCut(
            @ForAll("streams") List<Sent> stream, @ForAll Set<Integer> checks, @ForAll boolean always) {
        List<TelemetryEvent> events = events(stream);

        List<AlarmTransition> uncut = new Run(events).transitions(index -> false);
        List<AlarmTransition> cut = new Run(events).transitions(index -> always || checks.contains(index % 7));

        assertThat(cut).extracting(AlarmTransition::id).doesNotHaveDuplicates();
        assertThat(cut).containsAll(uncut);
        Map<DeviceId, TelemetryEvent> last =
                events.stream().collect(toMap(TelemetryEvent::device, event -> event, (first, second) -> second));
        assertThat(cut).filteredOn(transition -> !uncut.contains(transition)).allSatisfy(transition -> {
            assertThat(transition.kind()).isEqualTo(Kind.RAISED);
            assertThat(transition.rule()).isEqualTo("silent");
            assertThat(transition.start())
                    .isEqualTo(last.get(transition.device()).identity());
        });
    }

    /** Applies a stream as the batch core does, and looks for silent devices after some of its events. */
    private static final class Run {
        private final FileRules rules = Rules.pumps();
        private final Map<DeviceId, DeviceAlarms> devices = new HashMap<>();
        private final List<AlarmTransition> transitions = new ArrayList<>();
        private final List<TelemetryEvent> events;

        Run(List<TelemetryEvent> events) {
            this.events = events;
        }

        List<AlarmTransition> transitions(IntPredicate checked) {
            Duration active = Duration.ZERO;
            Instant before = Telemetry.START;
            for (int index = 0; index < events.size(); index++) {
                TelemetryEvent event = events.get(index);
                Duration step = Duration.between(before, event.enqueued());
                active = active.plus(step.compareTo(LONGEST_STEP) > 0 ? LONGEST_STEP : step);
                before = event.enqueued();
                keep(event.device(), rules.onEvent(alarms(event.device()), event, active));
                if (checked.test(index)) {
                    check(active, before);
                }
            }
            return transitions;
        }

        private void check(Duration active, Instant watermark) {
            for (DeviceId device : List.copyOf(devices.keySet())) {
                keep(device, rules.onSilence(alarms(device), device, active, watermark));
            }
        }

        private DeviceAlarms alarms(DeviceId device) {
            return devices.getOrDefault(device, DeviceAlarms.NONE);
        }

        private void keep(DeviceId device, AlarmRules.Step step) {
            devices.put(device, step.after());
            transitions.addAll(step.transitions());
        }
    }

    private static List<TelemetryEvent> events(List<Sent> stream) {
        List<TelemetryEvent> events = new ArrayList<>();
        Instant time = Telemetry.START;
        for (Sent sent : stream) {
            time = time.plusSeconds(sent.afterSeconds());
            DeviceId device = new DeviceId("plant", "pump-" + sent.device());
            events.add(Telemetry.of(
                    device, Telemetry.id(events.size()), time, "pump", Integer.toString(sent.temperature())));
        }
        return events;
    }

    @Provide
    Arbitrary<List<Sent>> streams() {
        Arbitrary<Integer> pauses = Arbitraries.of(0, 1, 30, 59, 60, 61, 400, 5000);
        Arbitrary<Integer> devices = Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.just(0)),
                Tuple.of(1, Arbitraries.integers().between(1, 3)));
        Arbitrary<Integer> temperatures = Arbitraries.of(0, 9, 10, 20, 75, 76, 80, 81, 100);
        return Combinators.combine(pauses, devices, temperatures)
                .as(Sent::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(120);
    }
}
