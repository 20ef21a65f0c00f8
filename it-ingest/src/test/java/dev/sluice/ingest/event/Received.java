package dev.sluice.ingest.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.contract.IotHubProperties;
import dev.sluice.contract.Provenance;
import dev.sluice.service.event.Position;
import dev.sluice.service.event.ReceivedEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Events as the bridge forwards them. */
public final class Received {
    public static final Instant ENQUEUED = Instant.parse("2026-11-24T08:30:00Z");

    private Received() {}

    public static ReceivedEvent body(String body) {
        return with(Map.of(), body);
    }

    /** An event whose properties are changed; {@code ""} takes one away. */
    public static ReceivedEvent with(Map<String, Object> changes, String body) {
        return with(changes, body.getBytes(UTF_8));
    }

    public static ReceivedEvent with(Map<String, Object> changes, byte[] body) {
        Map<String, Object> properties = new HashMap<>(provenance());
        properties.putAll(changes);
        properties.values().removeIf(""::equals);
        return new ReceivedEvent(
                new Position(77, "7700"),
                ENQUEUED.plusSeconds(5),
                null,
                body,
                properties,
                Map.of("x-opt-sequence-number", 77L),
                Map.of());
    }

    private static Map<String, Object> provenance() {
        return Map.of(
                Provenance.SOURCE_HUB,
                "plant",
                Provenance.SOURCE_INCARNATION,
                1_700_000_000_000L,
                Provenance.SOURCE_PARTITION,
                "3",
                Provenance.SOURCE_SEQUENCE,
                42L,
                Provenance.SOURCE_ENQUEUED,
                ENQUEUED.toEpochMilli(),
                IotHubProperties.DEVICE_ID,
                "pump-1");
    }
}
