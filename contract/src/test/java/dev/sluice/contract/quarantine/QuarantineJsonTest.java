package dev.sluice.contract.quarantine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.contract.EventIdentity;
import dev.sluice.contract.SourcePartition;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuarantineJsonTest {
    private static final SourcePartition SOURCE = new SourcePartition("ot-hub", 1_790_000_000_123L, "3");

    @Test
    void keepsEverythingThatCameWithTheEvent() {
        Map<String, TypedValue> properties = new LinkedHashMap<>();
        properties.put("größe", new TypedValue("long", "9007199254740993"));
        properties.put("nothing", TypedValue.NULL);
        QuarantinedEvent event = event(properties, new byte[] {0, -1, (byte) 0xC3, 0x28});

        QuarantinedEvent read = QuarantineJson.read(QuarantineJson.write(event));

        assertThat(read).usingRecursiveComparison().isEqualTo(event);
    }

    @Test
    void looksAsDocumented() {
        String json = new String(
                QuarantineJson.write(event(Map.of("n", new TypedValue("int", "7")), new byte[] {1, 2})), UTF_8);

        assertThat(json)
                .isEqualTo("{\"format\":\"sluice-quarantine/1\",\"reason\":\"too-large\",\"detail\":\"2 bytes\","
                        + "\"quarantined\":\"2026-11-24T08:00:00Z\",\"hub\":\"ot-hub\","
                        + "\"incarnation\":1790000000123,\"partition\":\"3\",\"sequence\":42,\"offset\":\"4200\","
                        + "\"enqueued\":\"2026-11-24T07:59:59.500Z\",\"partitionKey\":null,"
                        + "\"sections\":{\"message-id\":\"m-1\"},"
                        + "\"systemProperties\":{\"iothub-connection-device-id\":{\"type\":\"string\","
                        + "\"value\":\"pump-1\"}},"
                        + "\"properties\":{\"n\":{\"type\":\"int\",\"value\":\"7\"}},\"body\":\"AQI=\"}");
    }

    @Test
    void namesTheBlobByIdentityAlone() {
        assertThat(event(Map.of(), new byte[0]).blobName())
                .isEqualTo("ot-hub/1790000000123/3/0000000000000000042.json");
    }

    @Test
    void refusesAnotherFormat() {
        assertThatThrownBy(() -> QuarantineJson.read("{\"format\":\"other/9\"}".getBytes(UTF_8)))
                .hasMessage("format is not sluice-quarantine/1");
    }

    private static QuarantinedEvent event(Map<String, TypedValue> properties, byte[] body) {
        return new QuarantinedEvent(
                new EventIdentity(SOURCE, 42),
                "4200",
                Instant.parse("2026-11-24T07:59:59.500Z"),
                Instant.parse("2026-11-24T08:00:00Z"),
                new QuarantineReason("too-large", "2 bytes"),
                null,
                Map.of("message-id", "m-1"),
                Map.of("iothub-connection-device-id", TypedValue.string("pump-1")),
                properties,
                body);
    }
}
