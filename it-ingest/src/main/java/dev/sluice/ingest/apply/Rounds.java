package dev.sluice.ingest.apply;

import dev.sluice.contract.quarantine.QuarantineReason;
import dev.sluice.ingest.DeviceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes the devices of a batch: mostly all of them once, a device with many transitions several times. For one thread. */
final class Rounds {
    /** Code of the reason why an event is set aside whose device the store will never take. */
    static final String STATE_REFUSED = "state-refused";

    private final IntakeParts parts;
    private final Batch batch;
    private final Walks walks;
    private final List<DeviceTurn> turns = new ArrayList<>();

    Rounds(IntakeParts parts, Batch batch, Walks walks, Map<DeviceId, Kept<DeviceRecord>> devices) {
        this.parts = parts;
        this.batch = batch;
        this.walks = walks;
        walks.arrivals().forEach((device, arrivals) -> {
            Kept<DeviceRecord> stored = devices.getOrDefault(device, Kept.absent());
            turns.add(new DeviceTurn(stored, arrivals, parts.rules()));
        });
    }

    /** Writes all; {@code false} as soon as somebody else wrote first. */
    boolean write() {
        while (turns.stream().anyMatch(DeviceTurn::isOpen)) {
            if (!writeNext()) {
                return false;
            }
        }
        return true;
    }

    private boolean writeNext() {
        List<DeviceTurn> writing = new ArrayList<>(turns.size());
        List<DeviceUpdate> updates = new ArrayList<>(turns.size());
        for (DeviceTurn turn : turns) {
            DeviceUpdate update = turn.isOpen() ? turn.next(walks::isSettled) : null;
            if (update != null) {
                writing.add(turn);
                updates.add(update);
            }
        }
        return updates.isEmpty() || write(writing, updates);
    }

    private boolean write(List<DeviceTurn> writing, List<DeviceUpdate> updates) {
        Written outcome = parts.store().write(updates);
        for (int i = 0; i < updates.size(); i++) {
            note(writing.get(i), updates.get(i), outcome);
        }
        parts.store().forget(outcome.conflicts());
        return outcome.conflicts().isEmpty();
    }

    private void note(DeviceTurn turn, DeviceUpdate update, Written outcome) {
        Kept<DeviceRecord> now = outcome.written().get(update.device());
        if (now != null) {
            written(turn, update, now);
            return;
        }
        String why = outcome.refused().get(update.device());
        if (why != null) {
            refused(turn, why);
        }
    }

    private void written(DeviceTurn turn, DeviceUpdate update, Kept<DeviceRecord> now) {
        for (Arrival arrival : turn.written(now)) {
            arrival.delivery().applied();
            arrival.fillHole();
        }
        parts.meter().transitions(update.transitions().size());
    }

    private void refused(DeviceTurn turn, String why) {
        var reason = new QuarantineReason(STATE_REFUSED, "the store does not take the device's state: " + why);
        turn.refused().forEach(arrival -> {
            batch.keep(arrival.delivery(), reason, parts);
            arrival.addHole();
        });
    }
}
