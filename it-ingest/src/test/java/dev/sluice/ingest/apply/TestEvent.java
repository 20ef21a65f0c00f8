package dev.sluice.ingest.apply;

import dev.sluice.contract.EventIdentity;
import dev.sluice.contract.IotHubProperties;
import dev.sluice.contract.SourcePartition;
import dev.sluice.contract.quarantine.QuarantineReason;
import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.MeasuredValue;
import dev.sluice.ingest.Reading;
import dev.sluice.ingest.TelemetryEvent;
import dev.sluice.service.event.Position;
import dev.sluice.service.event.ReceivedEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event of a made-up stream.
 *
 * @param good whether today's schemas take it
 * @param canary whether it is a doctor's probe
 */
record TestEvent(
        SourcePartition source,
        long sequence,
        Instant enqueued,
        String device,
        String type,
        String site,
        @Nullable String firmware,
        Map<String, MeasuredValue> values,
        int bytes,
        boolean good,
        boolean canary) {
    static final SourcePartition SOURCE = new SourcePartition("ot-hub", 1, "0");

    private static final String KEY = "event";
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** An event of {@link #SOURCE} that says no more than its place there. */
    static TestEvent of(String device, long sequence, boolean good) {
        return new TestEvent(
                SOURCE,
                sequence,
                START.plusSeconds(sequence),
                device,
                "default",
                "-",
                null,
                Map.of("v", new MeasuredValue(MeasuredValue.Kind.NUMBER, Long.toString(sequence))),
                10,
                good,
                false);
    }

    TestEvent withSource(SourcePartition other) {
        return new TestEvent(other, sequence, enqueued, device, type, site, firmware, values, bytes, good, canary);
    }

    TestEvent withValues(Map<String, MeasuredValue> other) {
        return new TestEvent(source, sequence, enqueued, device, type, site, firmware, other, bytes, good, canary);
    }

    TestEvent asCanary() {
        return new TestEvent(source, sequence, enqueued, device, type, site, firmware, values, bytes, good, true);
    }

    EventIdentity identity() {
        return new EventIdentity(source, sequence);
    }

    DeviceId deviceId() {
        return new DeviceId(source.hub(), device);
    }

    ReceivedEvent received() {
        Map<String, Object> properties = new HashMap<>();
        properties.put(KEY, this);
        properties.put(IotHubProperties.DEVICE_ID, device);
        return new ReceivedEvent(
                new Position(sequence, ""), enqueued, null, new byte[0], properties, Map.of(), Map.of());
    }

    TelemetryEvent telemetry() {
        return new TelemetryEvent(identity(), enqueued, deviceId(), type, site, enqueued, firmware, bytes, values);
    }

    /** As an event reader sees it whose schemas take bad events or don't. */
    static Reading read(ReceivedEvent received, boolean takesBad) {
        TestEvent event = (TestEvent) received.properties().get(KEY);
        var origin = Optional.of(new Reading.Origin(event.identity(), event.enqueued()));
        if (event.canary()) {
            return new Reading.Canary(received, origin);
        }
        return event.good() || takesBad
                ? new Reading.Telemetry(received, event.telemetry())
                : new Reading.Refused(received, origin, new QuarantineReason("bad-schema", "is bad"));
    }
}
