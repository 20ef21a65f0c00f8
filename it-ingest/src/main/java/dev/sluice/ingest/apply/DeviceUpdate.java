package dev.sluice.ingest.apply;

import dev.sluice.ingest.AlarmTransition;
import dev.sluice.ingest.DeviceId;
import java.util.List;

/**
 * A device's next record and the alarms' transitions that belong to it: written at once or not at all.
 *
 * @param before as it was read
 * @param after as it shall be
 * @param transitions in order; the last one's number is {@code after.transitions()}
 */
public record DeviceUpdate(Kept<DeviceRecord> before, DeviceRecord after, List<AlarmTransition> transitions) {
    /** Which device. */
    public DeviceId device() {
        return after.state().device();
    }
}
