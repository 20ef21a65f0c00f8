package dev.sluice.ingest.apply;

import dev.sluice.contract.EventIdentity;
import dev.sluice.ingest.AlarmRules;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A device's events of a batch. They are folded into one record; into several, one after the other, when they bring more
 * transitions than one transaction holds. For one thread.
 */
final class DeviceTurn {
    /** So many transitions end a record: with those of one more event they still fit a transaction. */
    static final int ENOUGH_TRANSITIONS = 10;

    private final AlarmRules rules;
    private final List<Arrival> arrivals;
    private Kept<DeviceRecord> stored;
    private List<Arrival> applying = List.of();
    private int done;

    DeviceTurn(Kept<DeviceRecord> stored, List<Arrival> arrivals, AlarmRules rules) {
        this.stored = stored;
        this.arrivals = arrivals;
        this.rules = rules;
    }

    /** The next update; {@code null} when nothing is left to be written. */
    @Nullable DeviceUpdate next(Predicate<EventIdentity> settled) {
        DeviceFold fold = new DeviceFold(stored.value(), rules);
        applying = take(fold, ENOUGH_TRANSITIONS);
        return applying.isEmpty() ? null : new DeviceUpdate(stored, fold.record(settled), fold.transitions());
    }

    /** Whether there are events that no update held yet. */
    boolean isOpen() {
        return done < arrivals.size();
    }

    /** Notes that the last update was written; tells the events that it held. */
    List<Arrival> written(Kept<DeviceRecord> now) {
        stored = now;
        List<Arrival> applied = applying;
        applying = List.of();
        return applied;
    }

    /** Gives up on what was not written; tells the events that would have been applied. */
    List<Arrival> refused() {
        List<Arrival> lost = new ArrayList<>(applying);
        DeviceFold fold = new DeviceFold(stored.value(), AlarmRules.NONE);
        applying.forEach(fold::take);
        lost.addAll(take(fold, Integer.MAX_VALUE));
        applying = List.of();
        return lost;
    }

    private List<Arrival> take(DeviceFold fold, int enough) {
        List<Arrival> taken = new ArrayList<>(2);
        while (isOpen() && fold.transitions().size() < enough) {
            Arrival arrival = arrivals.get(done++);
            if (fold.take(arrival)) {
                taken.add(arrival);
            }
        }
        return taken;
    }
}
