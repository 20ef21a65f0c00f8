package dev.sluice.ingest.apply;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import dev.sluice.contract.EventIdentity;
import dev.sluice.contract.SourcePartition;
import dev.sluice.ingest.AlarmRules;
import dev.sluice.ingest.AlarmTransition;
import dev.sluice.ingest.DeviceAlarms;
import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.DeviceState;
import dev.sluice.ingest.MeasuredValue;
import dev.sluice.ingest.Measurement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What must come out, by a plain fold that knows neither batches nor crashes. */
final class Oracle {
    private Oracle() {}

    /** Each device's state over the set of events. */
    static Map<DeviceId, DeviceState> states(Collection<TestEvent> events) {
        Map<EventIdentity, TestEvent> distinct = new LinkedHashMap<>();
        events.stream().filter(event -> !event.canary()).forEach(event -> distinct.put(event.identity(), event));
        return distinct.values().stream().collect(Collectors.groupingBy(TestEvent::deviceId)).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, device -> state(device.getKey(), device.getValue())));
    }

    /** Ids of all transitions, of events that come in order and are good. */
    static List<String> transitions(List<TestEvent> delivered, AlarmRules rules, Predicate<TestEvent> applied) {
        Map<SourcePartition, Long> highest = new HashMap<>();
        Map<SourcePartition, Instant> last = new HashMap<>();
        Map<SourcePartition, Duration> active = new HashMap<>();
        Map<DeviceId, DeviceAlarms> alarms = new HashMap<>();
        List<String> ids = new ArrayList<>();
        for (TestEvent event : delivered) {
            SourcePartition source = event.source();
            if (event.sequence() <= highest.getOrDefault(source, -1L)) {
                continue;
            }
            highest.put(source, event.sequence());
            long seconds = Duration.between(last.getOrDefault(source, event.enqueued()), event.enqueued())
                    .toSeconds();
            active.merge(source, Duration.ofSeconds(Math.max(0, Math.min(60, seconds))), Duration::plus);
            last.put(source, event.enqueued());
            if (applied.test(event)) {
                AlarmRules.Step step = rules.onEvent(
                        alarms.getOrDefault(event.deviceId(), DeviceAlarms.NONE),
                        event.telemetry(),
                        active.get(source));
                alarms.put(event.deviceId(), step.after());
                step.transitions().stream().map(AlarmTransition::id).forEach(ids::add);
            }
        }
        return ids;
    }

    private static DeviceState state(DeviceId device, List<TestEvent> unordered) {
        List<TestEvent> events = unordered.stream()
                .sorted(comparingLong((TestEvent event) -> event.source().incarnation())
                        .thenComparing(TestEvent::sequence))
                .toList();
        TestEvent last = events.get(events.size() - 1);
        TreeMap<String, Measurement> all = new TreeMap<>();
        events.forEach(event -> event.values().forEach((name, value) -> all.put(name, measured(event, value))));
        List<String> names = List.copyOf(all.keySet());
        return new DeviceState(
                device,
                last.type(),
                last.site(),
                events.stream().map(TestEvent::firmware).reduce(null, (one, other) -> other == null ? one : other),
                latest(events),
                latest(events),
                last.identity(),
                events.size(),
                events.stream().mapToLong(TestEvent::bytes).sum(),
                names.size() > 200 ? all.headMap(names.get(200)) : all,
                names.size() > 200 ? names.subList(200, Math.min(names.size(), 210)) : List.of());
    }

    private static Instant latest(List<TestEvent> events) {
        return events.stream()
                .map(TestEvent::enqueued)
                .max(comparing(instant -> instant))
                .orElseThrow();
    }

    private static Measurement measured(TestEvent event, MeasuredValue value) {
        return new Measurement(value, event.enqueued(), event.source().incarnation(), event.sequence());
    }
}
