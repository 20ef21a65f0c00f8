package dev.sluice.ingest.apply;

import static java.util.Objects.requireNonNull;

import dev.sluice.contract.quarantine.QuarantineReason;
import dev.sluice.ingest.DeviceId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the devices of a batch: mostly all of them once, a device with many transitions several times. For one thread. */
final class Rounds {
    /** Code of the reason why an event is set aside whose device the store will never take. */
    static final String STATE_REFUSED = "state-refused";

    private final IntakeParts parts;
    private final Batch batch;
    private final Walks walks;
    private final Map<DeviceId, DeviceTurn> turns = new LinkedHashMap<>();

    Rounds(IntakeParts parts, Batch batch, Walks walks, Map<DeviceId, Kept<DeviceRecord>> devices) {
        this.parts = parts;
        this.batch = batch;
        this.walks = walks;
        walks.arrivals()
                .forEach((device, arrivals) -> turns.put(
                        device, new DeviceTurn(devices.getOrDefault(device, Kept.absent()), arrivals, parts.rules())));
    }

    /** Writes all; {@code false} as soon as somebody else wrote first. */
    boolean write() {
        while (turns.values().stream().anyMatch(DeviceTurn::isOpen)) {
            List<DeviceUpdate> updates = turns.values().stream()
                    .filter(DeviceTurn::isOpen)
                    .flatMap(turn -> turn.next(walks::isSettled).stream())
                    .toList();
            if (!updates.isEmpty() && !write(updates)) {
                return false;
            }
        }
        return true;
    }

    private boolean write(List<DeviceUpdate> updates) {
        Written outcome = parts.store().write(updates);
        updates.forEach(update -> note(update, outcome));
        parts.store().forget(outcome.conflicts());
        return outcome.conflicts().isEmpty();
    }

    private void note(DeviceUpdate update, Written outcome) {
        DeviceTurn turn = requireNonNull(turns.get(update.device()), "an update has its turn");
        Kept<DeviceRecord> now = outcome.written().get(update.device());
        if (now != null) {
            written(update, turn, now);
        }
        String why = outcome.refused().get(update.device());
        if (why != null) {
            refused(turn, why);
        }
    }

    private void written(DeviceUpdate update, DeviceTurn turn, Kept<DeviceRecord> now) {
        turn.written(now).forEach(arrival -> {
            batch.applied(arrival.reading());
            arrival.fillHole();
        });
        parts.meter().transitions(update.transitions().size());
    }

    private void refused(DeviceTurn turn, String why) {
        var reason = new QuarantineReason(STATE_REFUSED, "the store does not take the device's state: " + why);
        turn.refused().forEach(arrival -> {
            batch.keep(arrival.reading(), reason, parts);
            arrival.addHole();
        });
    }
}
