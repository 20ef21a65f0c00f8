package dev.sluice.ingest.apply;

import dev.sluice.ingest.DeviceState;
import dev.sluice.ingest.LastValues;
import dev.sluice.ingest.MeasuredValue;
import dev.sluice.ingest.Measurement;
import dev.sluice.ingest.TelemetryEvent;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A device's last values while events are applied. What is kept is the same in whatever order events come: names are
 * taken in the order of {@link String}, and one that had no place sorts behind all that have one. For one thread.
 */
final class Measurements {
    private final LastValues.Draft values;
    private List<String> overflow;

    Measurements(Map<String, Measurement> values, List<String> overflow) {
        this.values = LastValues.copyOf(values).draft();
        this.overflow = overflow;
    }

    void apply(TelemetryEvent event) {
        event.measurements().forEach((name, value) -> apply(event, name, value));
    }

    LastValues values() {
        return values.values();
    }

    List<String> overflow() {
        return overflow;
    }

    private void apply(TelemetryEvent event, String name, MeasuredValue value) {
        int place = values.find(name);
        if (place < 0) {
            add(-place - 1, name, measurement(event, value));
        } else if (Rank.isLater(event.identity(), values.at(place))) {
            values.replace(place, measurement(event, value));
        }
    }

    private void add(int place, String name, Measurement value) {
        boolean isFull = values.size() >= DeviceState.MOST_MEASUREMENTS;
        if (isFull && place == values.size()) {
            overflow(name);
            return;
        }
        if (isFull) {
            overflow(values.removeLast());
        }
        values.insert(place, name, value);
    }

    private void overflow(String name) {
        if (overflow.contains(name) || isBehindOverflow(name)) {
            return;
        }
        TreeSet<String> names = new TreeSet<>(overflow);
        names.add(name);
        if (names.size() > DeviceState.MOST_OVERFLOW) {
            names.pollLast();
        }
        overflow = List.copyOf(names);
    }

    private boolean isBehindOverflow(String name) {
        return overflow.size() >= DeviceState.MOST_OVERFLOW && name.compareTo(overflow.get(overflow.size() - 1)) > 0;
    }

    private static Measurement measurement(TelemetryEvent event, MeasuredValue value) {
        return new Measurement(
                value,
                event.time(),
                event.identity().source().incarnation(),
                event.identity().sequence());
    }
}
