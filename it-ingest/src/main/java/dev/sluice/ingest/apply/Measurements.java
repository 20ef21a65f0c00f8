package dev.sluice.ingest.apply;

import dev.sluice.ingest.DeviceState;
import dev.sluice.ingest.Measurement;
import dev.sluice.ingest.TelemetryEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A device's last values while events are applied. What is kept is the same in whatever order events come: names are
 * taken in the order of {@link String}, and one that had no place sorts behind all that have one. For one thread.
 */
final class Measurements {
    private final TreeMap<String, Measurement> values = new TreeMap<>();
    private final TreeSet<String> overflow = new TreeSet<>();

    Measurements(SortedMap<String, Measurement> values, List<String> overflow) {
        this.values.putAll(values);
        this.overflow.addAll(overflow);
    }

    void apply(TelemetryEvent event) {
        Rank rank = Rank.of(event.identity());
        event.measurements()
                .forEach((name, value) ->
                        put(name, new Measurement(value, event.time(), rank.incarnation(), rank.sequence())));
    }

    SortedMap<String, Measurement> values() {
        return values;
    }

    List<String> overflow() {
        return new ArrayList<>(overflow);
    }

    private void put(String name, Measurement next) {
        Measurement last = values.get(name);
        if (last != null) {
            if (Rank.of(next).isAfter(Rank.of(last))) {
                values.put(name, next);
            }
        } else if (values.size() < DeviceState.MOST_MEASUREMENTS) {
            values.put(name, next);
        } else if (name.compareTo(values.lastKey()) < 0) {
            overflow(values.pollLastEntry().getKey());
            values.put(name, next);
        } else {
            overflow(name);
        }
    }

    private void overflow(String name) {
        overflow.add(name);
        if (overflow.size() > DeviceState.MOST_OVERFLOW) {
            overflow.pollLast();
        }
    }
}
