package dev.sluice.ingest.apply;

import dev.sluice.contract.EventIdentity;
import dev.sluice.ingest.AlarmRules;
import dev.sluice.ingest.AlarmTransition;
import dev.sluice.ingest.DeviceAlarms;
import dev.sluice.ingest.DeviceAlarms.Stamp;
import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.OpenAlarm;
import dev.sluice.ingest.TelemetryEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A threshold with hysteresis on measurement {@code v}, and a silence. */
final class TestRules implements AlarmRules {
    private static final String HIGH = "high";
    private static final String SILENT = "silent";
    private static final Duration LONGEST = Duration.ofSeconds(100);

    @Override
    public Step onEvent(DeviceAlarms before, TelemetryEvent event, Duration active) {
        List<AlarmTransition> transitions = new ArrayList<>();
        Map<String, OpenAlarm> open = new HashMap<>(before.open());
        silence(before, event, active, transitions);
        int value = Integer.parseInt(event.measurements().get("v").text());
        OpenAlarm high = open.get(HIGH);
        if (high == null && value > 80) {
            open.put(HIGH, new OpenAlarm(HIGH, event.identity(), event.enqueued()));
            transitions.add(transition(AlarmTransition.Kind.RAISED, event, HIGH, event.identity()));
        } else if (high != null && value < 50) {
            open.remove(HIGH);
            transitions.add(transition(AlarmTransition.Kind.CLEARED, event, HIGH, high.start()));
        }
        Stamp stamp = new Stamp(event.identity(), event.type(), event.enqueued(), active);
        return new Step(new DeviceAlarms(open, stamp), transitions);
    }

    @Override
    public Step onSilence(DeviceAlarms before, DeviceId device, Duration active, Instant watermark) {
        return new Step(before, List.of());
    }

    private static void silence(
            DeviceAlarms before, TelemetryEvent event, Duration active, List<AlarmTransition> transitions) {
        Stamp last = before.last();
        if (last != null
                && last.event().source().equals(event.identity().source())
                && active.minus(last.active()).compareTo(LONGEST) > 0) {
            transitions.add(transition(AlarmTransition.Kind.RAISED, event, SILENT, last.event()));
            transitions.add(transition(AlarmTransition.Kind.CLEARED, event, SILENT, last.event()));
        }
    }

    private static AlarmTransition transition(
            AlarmTransition.Kind kind, TelemetryEvent event, String rule, EventIdentity start) {
        return new AlarmTransition(kind, event.device(), rule, start, event.enqueued(), "warning", "v", null);
    }
}
