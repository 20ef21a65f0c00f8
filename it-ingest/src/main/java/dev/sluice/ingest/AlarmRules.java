package dev.sluice.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Decides when alarms begin and end. Implementations are pure and safe to share. */
public interface AlarmRules {
    /** Without any rule: keeps track of the last event only. */
    AlarmRules NONE = new NoRules();

    /**
     * What an event does that is its device's next in order: any other is not shown to rules.
     *
     * @param before of the device
     * @param event the event
     * @param active how long the event's source partition has been active
     */
    Step onEvent(DeviceAlarms before, TelemetryEvent event, Duration active);

    /**
     * What it means that a source partition has gone on without the device.
     *
     * @param before of the device; its last event is of that source partition
     * @param device which
     * @param active how long the source partition has been active
     * @param watermark the latest time at which the OT hub received something in that source partition
     */
    Step onSilence(DeviceAlarms before, DeviceId device, Duration active, Instant watermark);

    /**
     * What came of it.
     *
     * @param after what to keep with the device
     * @param transitions what happened, in order
     */
    record Step(DeviceAlarms after, List<AlarmTransition> transitions) {
        public Step {
            transitions = List.copyOf(transitions);
        }
    }
}
