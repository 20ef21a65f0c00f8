package dev.sluice.bench.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.contract.IotHubProperties;
import dev.sluice.contract.Provenance;
import dev.sluice.service.event.Position;
import dev.sluice.service.event.ReceivedEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Events as the bridge forwards them, of devices in turn: about 200 bytes of JSON, eight measurements in it, and the
 * bridge's properties. Times are a millisecond apart; a thousand devices share a site.
 *
 * @param partition of the OT hub
 * @param devices how many there are
 */
record Bridged(String partition, int devices) {
    /** The message type that all have. */
    static final String TYPE = "climate";

    private static final int ON_A_SITE = 1000;
    private static final long INCARNATION = 1_780_000_000_000L;
    private static final long FIRST = 1_790_000_000_000L;

    /** The event with a sequence number. */
    ReceivedEvent event(long sequence) {
        return new ReceivedEvent(
                new Position(sequence, Long.toString(sequence)),
                Instant.ofEpochMilli(FIRST + sequence),
                null,
                body(sequence).getBytes(UTF_8),
                properties(sequence),
                Map.of(),
                Map.of());
    }

    /** Id of the device that sends it. */
    String device(long sequence) {
        return "device-" + partition + "-" + number(sequence);
    }

    /** Its body. */
    String body(long sequence) {
        return String.format(
                Locale.ROOT,
                "{\"type\":\"climate\",\"temperature\":%.2f,\"humidity\":%.1f,\"pressure\":%.2f,\"status\":\"ok\","
                        + "\"door\":{\"open\":%b,\"count\":%d},\"battery\":%.3f,\"errors\":0,"
                        + "\"firmware\":\"v1.4.%d\",\"note\":\"line-7-cell-%03d\"}",
                20 + sequence % 700 / 100.0,
                40 + sequence % 300 / 10.0,
                1000 + sequence % 5000 / 100.0,
                sequence % 2 == 0,
                sequence % 1000,
                3 + sequence % 1000 / 1000.0,
                sequence % 3,
                sequence % 1000);
    }

    /** Its application properties. */
    Map<String, Object> properties(long sequence) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put(IotHubProperties.DEVICE_ID, device(sequence));
        properties.put(
                IotHubProperties.ENQUEUED_TIME,
                Instant.ofEpochMilli(FIRST + sequence).toString());
        properties.put(IotHubProperties.MESSAGE_SOURCE, "Telemetry");
        properties.put("site", "site-" + number(sequence) / ON_A_SITE);
        properties.put(Provenance.SOURCE_HUB, "plant");
        properties.put(Provenance.SOURCE_INCARNATION, INCARNATION);
        properties.put(Provenance.SOURCE_PARTITION, partition);
        properties.put(Provenance.SOURCE_SEQUENCE, sequence);
        properties.put(Provenance.SOURCE_ENQUEUED, FIRST + sequence);
        return properties;
    }

    private long number(long sequence) {
        return Math.floorMod(sequence, (long) devices);
    }
}
