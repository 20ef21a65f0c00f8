package dev.sluice.ingest.alarms;

import dev.sluice.ingest.AlarmRules;
import dev.sluice.ingest.DeviceAlarms;
import dev.sluice.ingest.DeviceAlarms.Stamp;
import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.MeasuredValue;
import dev.sluice.ingest.MeasuredValue.Kind;
import dev.sluice.ingest.TelemetryEvent;
import dev.sluice.ingest.alarms.Rule.Silence;
import dev.sluice.ingest.alarms.Rule.Threshold;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rules of files, one file a message type. What they say depends on the device's events in order alone: a silence
 * that a timer found begins and ends as it does when only the device's next event tells of it. Immutable.
 *
 * <p>A silence begins, by its {@code at}, when it had lasted as long as the rule allows after the last event. Any event
 * ends it. An alarm whose rule is no longer in any file ends with the device's next event.
 */
public final class FileRules implements AlarmRules {
    private final Map<String, List<Threshold>> thresholds = new LinkedHashMap<>();
    private final Map<String, List<Silence>> silences = new LinkedHashMap<>();
    private final Map<String, Rule> byId = new LinkedHashMap<>();

    /** Rules by message type; no two of the same id. */
    FileRules(Map<String, List<Rule>> rules) {
        rules.forEach((type, ofType) -> {
            thresholds.put(type, only(Threshold.class, ofType));
            silences.put(type, only(Silence.class, ofType));
            ofType.forEach(rule -> byId.put(rule.id(), rule));
        });
    }

    /** The message types that have rules, in order. */
    public Set<String> types() {
        return new TreeSet<>(thresholds.keySet());
    }

    /** The shortest silence that is an alarm: while no device has been silent for longer, none need be looked for. */
    public Optional<Duration> shortestSilence() {
        return silences.values().stream()
                .flatMap(List::stream)
                .map(Silence::after)
                .min(Comparator.naturalOrder());
    }

    @Override
    public Step onEvent(DeviceAlarms before, TelemetryEvent event, Duration active) {
        AlarmTurn turn = new AlarmTurn(event.device(), before);
        Stamp last = before.last();
        if (last != null && last.event().source().equals(event.identity().source())) {
            beginSilences(turn, last, active);
        }
        endOthers(turn, event.enqueued());
        for (Threshold rule : thresholds.getOrDefault(event.type(), List.of())) {
            judge(turn, rule, event);
        }
        return turn.end(new Stamp(event.identity(), event.type(), event.enqueued(), active));
    }

    @Override
    public Step onSilence(DeviceAlarms before, DeviceId device, Duration active, Instant watermark) {
        AlarmTurn turn = new AlarmTurn(device, before);
        Stamp last = before.last();
        if (last != null) {
            beginSilences(turn, last, active);
        }
        return turn.end(last);
    }

    private void beginSilences(AlarmTurn turn, Stamp last, Duration active) {
        for (Silence rule : silences.getOrDefault(last.type(), List.of())) {
            if (rule.isBroken(last.active(), active) && !turn.isOpen(rule)) {
                turn.raise(rule, last.event(), last.enqueued().plus(rule.after()), null, null);
            }
        }
    }

    /** Ends silences, and what has no rule any more. */
    private void endOthers(AlarmTurn turn, Instant at) {
        for (String id : turn.open()) {
            Rule rule = byId.get(id);
            if (rule == null) {
                turn.clearForgotten(id, at);
            } else if (rule instanceof Silence) {
                turn.clear(rule, at, null, null);
            }
        }
    }

    private static void judge(AlarmTurn turn, Threshold rule, TelemetryEvent event) {
        MeasuredValue measured = event.measurements().get(rule.measurement());
        if (measured == null || measured.kind() != Kind.NUMBER) {
            return;
        }
        double value = Double.parseDouble(measured.text());
        if (!turn.isOpen(rule) && rule.raises(value)) {
            turn.raise(rule, event.identity(), event.enqueued(), rule.measurement(), measured.text());
        } else if (turn.isOpen(rule) && rule.clears(value)) {
            turn.clear(rule, event.enqueued(), rule.measurement(), measured.text());
        }
    }

    private static <R extends Rule> List<R> only(Class<R> kind, List<Rule> rules) {
        return rules.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
