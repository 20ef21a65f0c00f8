package dev.sluice.ingest.alarms;

import dev.sluice.contract.EventIdentity;
import dev.sluice.ingest.AlarmRules.Step;
import dev.sluice.ingest.AlarmTransition;
import dev.sluice.ingest.AlarmTransition.Kind;
import dev.sluice.ingest.DeviceAlarms;
import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.OpenAlarm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The alarms of a device while one event or a silence is judged. What goes beyond {@link #MOST_TRANSITIONS} waits for the
 * device's next event. For one thread.
 */
final class AlarmTurn {
    /** So many have a place in one transaction with the device. */
    static final int MOST_TRANSITIONS = 39;

    private static final String NO_SEVERITY = "none";

    private final DeviceId device;
    private final Map<String, OpenAlarm> open;
    private final List<AlarmTransition> transitions = new ArrayList<>(0);

    AlarmTurn(DeviceId device, DeviceAlarms before) {
        this.device = device;
        this.open = before.open().isEmpty() ? new HashMap<>(0) : new HashMap<>(before.open());
    }

    boolean isOpen(Rule rule) {
        return open.containsKey(rule.id());
    }

    /** Ids of the rules whose alarms are open, in order. */
    Iterable<String> open() {
        return new TreeSet<>(open.keySet());
    }

    void raise(Rule rule, EventIdentity start, Instant at, @Nullable String measurement, @Nullable String value) {
        if (isFull()) {
            return;
        }
        open.put(rule.id(), new OpenAlarm(rule.id(), start, at));
        transitions.add(
                new AlarmTransition(Kind.RAISED, device, rule.id(), start, at, rule.severity(), measurement, value));
    }

    void clear(Rule rule, Instant at, @Nullable String measurement, @Nullable String value) {
        clear(rule.id(), rule.severity(), at, measurement, value);
    }

    /** Ends the alarm of a rule that is no more. */
    void clearForgotten(String rule, Instant at) {
        clear(rule, NO_SEVERITY, at, null, null);
    }

    private void clear(String rule, String severity, Instant at, @Nullable String measurement, @Nullable String value) {
        OpenAlarm alarm = isFull() ? null : open.remove(rule);
        if (alarm != null) {
            transitions.add(
                    new AlarmTransition(Kind.CLEARED, device, rule, alarm.start(), at, severity, measurement, value));
        }
    }

    private boolean isFull() {
        return transitions.size() >= MOST_TRANSITIONS;
    }

    Step end(DeviceAlarms.@Nullable Stamp last) {
        return new Step(new DeviceAlarms(open, last), transitions);
    }
}
