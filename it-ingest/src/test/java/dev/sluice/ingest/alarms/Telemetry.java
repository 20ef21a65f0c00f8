package dev.sluice.ingest.alarms;

import dev.sluice.contract.EventIdentity;
import dev.sluice.contract.SourcePartition;
import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.MeasuredValue;
import dev.sluice.ingest.TelemetryEvent;
import java.time.Instant;
import java.util.Map;

/** Events of a pump. */
final class Telemetry {
    static final SourcePartition SOURCE = new SourcePartition("plant", 1_700_000_000_000L, "0");
    static final SourcePartition OTHER_SOURCE = new SourcePartition("plant", 1_700_000_000_000L, "1");
    static final DeviceId PUMP = new DeviceId("plant", "pump-1");
    static final Instant START = Instant.parse("2026-11-24T08:00:00Z");

    private Telemetry() {}

    static EventIdentity id(long sequence) {
        return new EventIdentity(SOURCE, sequence);
    }

    static TelemetryEvent of(SourcePartition source, long sequence, Instant enqueued, String temperature) {
        return of(PUMP, new EventIdentity(source, sequence), enqueued, "pump", temperature);
    }

    static TelemetryEvent of(
            DeviceId device, EventIdentity identity, Instant enqueued, String type, String temperature) {
        return new TelemetryEvent(
                identity,
                enqueued,
                device,
                type,
                "-",
                enqueued,
                null,
                0,
                Map.of("temperature", new MeasuredValue(MeasuredValue.Kind.NUMBER, temperature)));
    }
}
