package dev.sluice.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Rules of those who want no alarms. */
final class NoRules implements AlarmRules {
    @Override
    public Step onEvent(DeviceAlarms before, TelemetryEvent event, Duration active) {
        var stamp = new DeviceAlarms.Stamp(event.identity(), event.type(), event.enqueued(), active);
        return new Step(new DeviceAlarms(before.open(), stamp), List.of());
    }

    @Override
    public Step onSilence(DeviceAlarms before, DeviceId device, Duration active, Instant watermark) {
        return new Step(before, List.of());
    }
}
