package dev.sluice.bridge.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.sluice.bridge.ForwardedEvent;
import dev.sluice.contract.SourcePartition;
import dev.sluice.service.event.Position;
import dev.sluice.service.event.ReceivedEvent;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.Decimal128;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.UnsignedLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("JavaUtilDate") // the SDK decodes an AMQP timestamp to it
class EventMappingTest {
    private static final SourcePartition SOURCE = new SourcePartition("ot-hub", 1_790_000_000_123L, "3");
    private static final Instant ENQUEUED = Instant.parse("2026-11-24T08:00:00.250Z");

    private final AtomicInteger moved = new AtomicInteger();
    private final EventMapping mapping = new EventMapping(moved::incrementAndGet);

    @Test
    void addsTheProvenanceWithItsTypes() {
        assertThat(map(Map.of(), Map.of(), Map.of()).properties())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "sluice-source-hub",
                        "ot-hub",
                        "sluice-source-incarnation",
                        1_790_000_000_123L,
                        "sluice-source-partition",
                        "3",
                        "sluice-source-sequence",
                        42L,
                        "sluice-source-enqueued",
                        ENQUEUED.toEpochMilli()));
    }

    static Stream<Object> values() {
        return Stream.of(
                9_007_199_254_740_993L,
                Long.MIN_VALUE,
                7,
                (short) -3,
                (byte) 5,
                1.5f,
                Double.NaN,
                true,
                'ß',
                "größe 📈",
                "",
                new Date(1_790_000_000_123L),
                UUID.fromString("5f0c1f5e-0000-4000-8000-000000000001"),
                new Binary(new byte[] {0, -1}),
                Symbol.valueOf("sym"),
                UnsignedLong.valueOf("18446744073709551615"),
                new Decimal128(new byte[16]));
    }

    @ParameterizedTest
    @MethodSource("values")
    void keepsValuesOfSendersAsTheyAre(Object value) {
        assertThat(map(Map.of("v", value), Map.of(), Map.of()).properties()).containsEntry("v", value);
    }

    @Test
    void keepsAPropertyThatIsNull() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("nothing", null);

        assertThat(map(properties, Map.of(), Map.of()).properties()).contains(entry("nothing", null));
    }

    @Test
    void copiesSystemPropertiesAsText() {
        Map<String, Object> system = Map.of(
                "iothub-connection-device-id",
                "pump-1",
                "iothub-enqueuedtime",
                new Date(1_790_000_000_123L),
                "dt-subject",
                Symbol.valueOf("thermostat"),
                "x-opt-sequence-number",
                42L,
                "x-opt-partition-key",
                "pump-1");

        assertThat(map(Map.of(), system, Map.of()).properties())
                .containsEntry("iothub-connection-device-id", "pump-1")
                .containsEntry("iothub-enqueuedtime", "2026-09-21T14:13:20.123Z")
                .containsEntry("dt-subject", "thermostat")
                .doesNotContainKeys("x-opt-sequence-number", "x-opt-partition-key");
    }

    @Test
    void copiesSectionsOfTheMessage() {
        ForwardedEvent event = map(Map.of(), Map.of(), Map.of("message-id", "m-1", "content-type", "text/csv"));

        assertThat(event.properties()).containsEntry("message-id", "m-1").containsEntry("content-type", "text/csv");
        assertThat(event.sections()).containsEntry("message-id", "m-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sluice-source-hub",
                "sluice-anything",
                "Sluice-Source-Sequence",
                "iothub-connection-device-id",
                "IOTHUB-enqueuedtime",
                "message-id",
                "content-type"
            })
    void movesAForgedPropertyAside(String name) {
        Map<String, Object> forged =
                map(Map.of(name, "forged"), Map.of(), Map.of()).properties();

        assertThat(forged).containsEntry("sender-" + name, "forged").containsEntry("sluice-source-hub", "ot-hub");
        assertThat(forged).doesNotContainEntry(name, "forged");
        assertThat(moved).hasValue(1);
    }

    @Test
    void movesAPropertyAsideThatIsNamedLikeASystemPropertyOfTheSameEvent() {
        Map<String, Object> properties = map(Map.of("dt-subject", "forged"), Map.of("dt-subject", "real"), Map.of())
                .properties();

        assertThat(properties).containsEntry("dt-subject", "real").containsEntry("sender-dt-subject", "forged");
    }

    @Test
    void neverMovesOnePropertyOverAnother() {
        Map<String, Object> properties = map(Map.of("sluice-x", 1, "sender-sluice-x", 2), Map.of(), Map.of())
                .properties();

        assertThat(properties).containsEntry("sender-sluice-x", 2).containsEntry("sender-sender-sluice-x", 1);
    }

    @Test
    void takesNoProvenanceFromASystemProperty() {
        assertThat(map(Map.of(), Map.of("sluice-source-hub", "forged", "sluice-y", "z"), Map.of())
                        .properties())
                .containsEntry("sluice-source-hub", "ot-hub")
                .doesNotContainKey("sluice-y");
    }

    @Test
    void handsOnTheVeryBytes() {
        byte[] body = {1, 2, 3};

        assertThat(mapping.map(event(body, Map.of(), Map.of(), Map.of()), SOURCE, Map.of())
                        .body())
                .isSameAs(body);
    }

    private ForwardedEvent map(
            Map<String, Object> properties, Map<String, Object> system, Map<String, String> sections) {
        return mapping.map(event(new byte[0], properties, system, sections), SOURCE, Map.of());
    }

    @Test
    void givesAContextOnlyToAnEventThatBringsNone() {
        Map<String, String> context = Map.of("traceparent", "ours", "tracestate", "ours");
        ReceivedEvent without = event(new byte[0], Map.of(), Map.of(), Map.of());
        ReceivedEvent with = event(new byte[0], Map.of("traceparent", "theirs"), Map.of(), Map.of());

        assertThat(mapping.map(without, SOURCE, context).properties())
                .containsEntry("traceparent", "ours")
                .containsEntry("tracestate", "ours");
        assertThat(mapping.map(with, SOURCE, context).properties())
                .containsEntry("traceparent", "theirs")
                .doesNotContainKey("tracestate");
    }

    private static ReceivedEvent event(
            byte[] body, Map<String, Object> properties, Map<String, Object> system, Map<String, String> sections) {
        return new ReceivedEvent(new Position(42, "4200"), ENQUEUED, null, body, properties, system, sections);
    }
}
