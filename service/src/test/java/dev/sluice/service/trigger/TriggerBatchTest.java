package dev.sluice.service.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.service.event.Position;
import dev.sluice.service.event.ReceivedEvent;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.qpid.proton.amqp.UnsignedLong;
import org.junit.jupiter.api.Test;

class TriggerBatchTest {
    private static final String PARTITION = "{\"IsCheckpointingAfterInvocation\":true,\"PartitionId\":\"3\"}";
    private static final String SYSTEM = "[{\"iothub-connection-device-id\":\"pump-1\",\"message-id\":\"m-1\","
            + "\"iothub-enqueuedtime\":\"2026-11-24T08:00:00.12Z\",\"SequenceNumber\":9007199254740993,"
            + "\"Offset\":\"4611686018427387905\",\"PartitionKey\":null,"
            + "\"EnqueuedTimeUtc\":\"2026-11-24T08:00:00.123\"}]";

    private final byte[] body = {0, -1, (byte) 0xC3, 0x28};

    @Test
    void readsPositionTimeAndWhatTheServiceAdded() {
        TriggerBatch batch = parse(PARTITION, "[{}]", SYSTEM);

        assertThat(batch.partition()).isEqualTo("3");
        ReceivedEvent event = batch.events().get(0);
        assertThat(event.body()).isSameAs(body);
        assertThat(event.position()).isEqualTo(new Position(9_007_199_254_740_993L, "4611686018427387905"));
        assertThat(event.enqueued()).isEqualTo(Instant.parse("2026-11-24T08:00:00.123Z"));
        assertThat(event.partitionKey()).isNull();
        assertThat(event.sections()).isEqualTo(Map.of("message-id", "m-1"));
        assertThat(event.systemProperties())
                .isEqualTo(Map.of(
                        "iothub-connection-device-id", "pump-1", "iothub-enqueuedtime", "2026-11-24T08:00:00.120Z"));
    }

    @Test
    void losesNoDigitOfAProperty() {
        Map<String, Object> properties = parse(
                        PARTITION,
                        "[{\"big\":9007199254740993,\"least\":-9223372036854775808,\"unsigned\":18446744073709551615,"
                                + "\"huge\":18446744073709551616,\"half\":0.5,\"digits\":0.12345678901234567890,"
                                + "\"whole\":1.0,\"text\":\"gr\\u00f6\\u00dfe \uD83D\uDCC8\",\"no\":null,\"yes\":true,"
                                + "\"nested\":{\"a\":[1,2.50]}}]",
                        SYSTEM)
                .events()
                .get(0)
                .properties();

        assertThat(properties)
                .containsEntry("big", 9_007_199_254_740_993L)
                .containsEntry("least", Long.MIN_VALUE)
                .containsEntry("unsigned", UnsignedLong.valueOf(new BigInteger("18446744073709551615")))
                .containsEntry("huge", "18446744073709551616")
                .containsEntry("half", 0.5)
                .containsEntry("digits", "0.12345678901234567890")
                .containsEntry("whole", 1.0)
                .containsEntry("text", "größe 📈")
                .containsEntry("no", null)
                .containsEntry("yes", true)
                .containsEntry("nested", "{\"a\":[1,2.50]}");
    }

    @Test
    void refusesMetadataThatIsMissing() {
        assertRefused(null, "[{}]", SYSTEM, "PartitionContext is missing");
        assertRefused(PARTITION, null, SYSTEM, "PropertiesArray is missing");
        assertRefused(PARTITION, "[{}]", null, "SystemPropertiesArray is missing");
        assertRefused("{}", "[{}]", SYSTEM, "PartitionContext names no partition");
        assertRefused(PARTITION, "[{}]", "[{\"SequenceNumber\":1,\"Offset\":\"1\"}]", "no EnqueuedTimeUtc");
        assertRefused(PARTITION, "[{}]", "[{}]", "no SequenceNumber or no Offset");
    }

    @Test
    void refusesMetadataOfAnotherLength() {
        assertRefused(PARTITION, "[{},{}]", SYSTEM, "PropertiesArray has 2 entries for 1 events");
        assertRefused(PARTITION, "[{}]", "[]", "SystemPropertiesArray has 0 entries for 1 events");
    }

    @Test
    void refusesMetadataThatCanNotBeDecoded() {
        assertRefused(PARTITION, "{}", SYSTEM, "PropertiesArray is no JSON array of objects");
        assertRefused(PARTITION, "[null]", SYSTEM, "PropertiesArray is no JSON array of objects");
        assertRefused(PARTITION, "[{\"a\":", SYSTEM, "PropertiesArray is no JSON array of objects");
        assertRefused("[", "[{}]", SYSTEM, "PartitionContext is no JSON object");
    }

    private TriggerBatch parse(String partition, String properties, String systemProperties) {
        return TriggerBatch.parse(List.of(body), new TriggerMetadata(partition, properties, systemProperties));
    }

    private void assertRefused(String partition, String properties, String systemProperties, String reason) {
        assertThatThrownBy(() -> parse(partition, properties, systemProperties))
                .hasMessageContaining(reason)
                .hasMessageNotContaining("pump-1");
    }
}
