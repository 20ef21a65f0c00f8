package dev.sluice.ingest.apply;

import dev.sluice.contract.EventIdentity;
import dev.sluice.ingest.AlarmRules;
import dev.sluice.ingest.AlarmTransition;
import dev.sluice.ingest.DeviceAlarms;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A device's record while events are applied: decides of each whether it counts. For one thread. */
final class DeviceFold {
    private final AlarmRules rules;
    private final StateFold state;
    private final Heads heads;
    private Set<EventIdentity> filled;
    private boolean ownsFilled;
    private final List<AlarmTransition> transitions = new ArrayList<>();
    private final long transitionsBefore;
    private DeviceAlarms alarms;

    DeviceFold(@Nullable DeviceRecord before, AlarmRules rules) {
        this.rules = rules;
        this.state = before == null ? new StateFold() : new StateFold(before);
        this.heads = new Heads(before == null ? Map.of() : before.heads());
        this.filled = before == null ? Set.of() : before.filled();
        this.alarms = before == null ? DeviceAlarms.NONE : before.alarms();
        this.transitionsBefore = before == null ? 0 : before.transitions();
    }

    /** Applies an event unless it was applied before. */
    boolean take(Arrival arrival) {
        if (arrival.first() && heads.isAhead(arrival.identity())) {
            applyInOrder(arrival);
            return true;
        }
        if (!arrival.isInHole()) {
            return false;
        }
        if (ownFilled().add(arrival.identity())) {
            state.apply(arrival.event());
            return true;
        }
        arrival.fillHole(); // a crash came between the device and the progress
        return false;
    }

    List<AlarmTransition> transitions() {
        return transitions;
    }

    /** The record to store, without what was filled and is settled. */
    DeviceRecord record(Predicate<EventIdentity> settled) {
        if (!filled.isEmpty()) {
            ownFilled().removeIf(settled);
        }
        return new DeviceRecord(
                state.state(),
                state.firmwareRank(),
                heads.sequences(),
                filled,
                alarms,
                transitionsBefore + transitions.size());
    }

    /** The set is copied only when there is a late event: mostly there is none. */
    private Set<EventIdentity> ownFilled() {
        if (!ownsFilled) {
            filled = new HashSet<>(filled);
            ownsFilled = true;
        }
        return filled;
    }

    private void applyInOrder(Arrival arrival) {
        state.apply(arrival.event());
        heads.move(arrival.identity());
        AlarmRules.Step step = rules.onEvent(alarms, arrival.event(), arrival.active());
        alarms = step.after();
        transitions.addAll(step.transitions());
    }
}
