package dev.sluice.ingest.deployment;

import com.azure.messaging.eventhubs.EventData;
import dev.sluice.contract.EventIdentity;
import dev.sluice.contract.IotHubProperties;
import dev.sluice.contract.Provenance;
import dev.sluice.contract.SourcePartition;
import dev.sluice.ingest.DeviceId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * An event of the OT hub, made from its place there: always the same, and of every seventeenth the body is no JSON.
 *
 * @param partition of the OT hub
 * @param sequence in that partition
 */
record Sent(int partition, long sequence) {
    static final String OT_HUB = "ot-hub";
    static final long INCARNATION = 1_700_000_000_000L;
    static final String TYPE = "message-type";

    private static final Instant BEGIN = Instant.parse("2026-11-30T08:00:00Z");
    private static final int DEVICES = 5;
    private static final int BAD = 17;

    EventIdentity identity() {
        return new EventIdentity(new SourcePartition(OT_HUB, INCARNATION, Integer.toString(partition)), sequence);
    }

    DeviceId device() {
        return new DeviceId(OT_HUB, "pump%41-" + partition + "-" + sequence % DEVICES);
    }

    Instant enqueued() {
        return BEGIN.plusSeconds(sequence);
    }

    boolean isBad() {
        return sequence % BAD == 5;
    }

    /** Goes up and down, and is never at the bound of a rule. */
    double temperature() {
        return sequence * 37 % 100 + 0.5;
    }

    String site() {
        return sequence % 2 == 0 ? "north" : "south";
    }

    byte[] body() {
        String json = "{\"temperature\":" + temperature() + ",\"firmware\":\"1." + sequence / 50 + "\",\"part\":{\"n"
                + sequence % 3 + "\":" + sequence + "}}";
        return (isBad() ? json.substring(1) : json).getBytes(StandardCharsets.UTF_8);
    }

    /** As the bridge sends it. */
    EventData event() {
        EventData event = new EventData(body());
        event.getProperties().put(Provenance.SOURCE_HUB, OT_HUB);
        event.getProperties().put(Provenance.SOURCE_INCARNATION, INCARNATION);
        event.getProperties().put(Provenance.SOURCE_PARTITION, Integer.toString(partition));
        event.getProperties().put(Provenance.SOURCE_SEQUENCE, sequence);
        event.getProperties().put(Provenance.SOURCE_ENQUEUED, enqueued().toEpochMilli());
        event.getProperties().put(IotHubProperties.DEVICE_ID, device().id());
        event.getProperties().put("site", site());
        return event;
    }

    /** The same, as if the OT hub had taken it at another time. */
    EventData at(Instant enqueued) {
        return with(Provenance.SOURCE_ENQUEUED, enqueued.toEpochMilli());
    }

    /** The same, of a message type. */
    EventData ofType(String type) {
        return with(TYPE, type);
    }

    /** The same, sent by a doctor to see whether events arrive. */
    EventData canary() {
        return with(Provenance.CANARY, true);
    }

    private EventData with(String property, Object value) {
        EventData event = event();
        event.getProperties().put(property, value);
        return event;
    }
}
