package dev.sluice.ingest.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.EventIdentity;
import dev.sluice.contract.IotHubProperties;
import dev.sluice.contract.Provenance;
import dev.sluice.contract.SourcePartition;
import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.MeasuredValue;
import dev.sluice.ingest.MeasuredValue.Kind;
import dev.sluice.ingest.Reading;
import dev.sluice.ingest.TelemetryEvent;
import dev.sluice.service.event.ReceivedEvent;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.qpid.proton.amqp.UnsignedLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TelemetryReaderTest {
    private static final String PUMP = """
            {"x-sluice": {"time": "$.at", "site": "$.where.plant", "firmware": "$.fw"},
             "type": "object",
             "required": ["pressure"],
             "properties": {"pressure": {"type": "number", "minimum": 0}}}
            """;

    @TempDir
    Path folder;

    @Test
    void readsWhatTheBridgeSaysAndTheBodyHolds() {
        TelemetryEvent event = telemetry(Received.with(
                Map.of("site", "hall 3"), "{\"firmware\":\"2.1\",\"temperature\":1.10,\"ok\":true,\"state\":\"run\"}"));

        assertThat(event.identity())
                .isEqualTo(new EventIdentity(new SourcePartition("plant", 1_700_000_000_000L, "3"), 42));
        assertThat(event.enqueued()).isEqualTo(Received.ENQUEUED);
        assertThat(event.device()).isEqualTo(new DeviceId("plant", "pump-1"));
        assertThat(event.type()).isEqualTo("default");
        assertThat(event.site()).isEqualTo("hall 3");
        assertThat(event.time()).isEqualTo(Received.ENQUEUED);
        assertThat(event.firmware()).isEqualTo("2.1");
        assertThat(event.bytes()).isEqualTo(61);
        assertThat(event.measurements())
                .containsExactly(
                        Map.entry("temperature", new MeasuredValue(Kind.NUMBER, "1.10")),
                        Map.entry("ok", new MeasuredValue(Kind.BOOLEAN, "true")),
                        Map.entry("state", new MeasuredValue(Kind.TEXT, "run")));
    }

    @Test
    void readsTimeSiteAndFirmwareWhereTheTypeSaysSo() throws IOException {
        TelemetryEvent event = telemetry(
                pumps(),
                Received.body(
                        "{\"type\":\"pump\",\"at\":\"2026-11-24T09:00:00+01:00\",\"where\":{\"plant\":\"west\",\"x\":1},"
                                + "\"fw\":\"7\",\"firmware\":\"none\",\"pressure\":3}"));

        assertThat(event.type()).isEqualTo("pump");
        assertThat(event.time()).isEqualTo(Instant.parse("2026-11-24T08:00:00Z"));
        assertThat(event.site()).isEqualTo("west");
        assertThat(event.firmware()).isEqualTo("7");
        assertThat(event.measurements()).containsOnlyKeys("where.x", "firmware", "pressure");
    }

    @Test
    void takesTheTypeFromThePropertyFirst() throws IOException {
        TelemetryReader pumps = pumps();

        assertThat(refusal(pumps, Received.with(Map.of("message-type", "valve"), "{\"type\":\"pump\"}")))
                .isEqualTo("unknown-type");
        assertThat(telemetry(pumps, Received.with(Map.of("message-type", "default"), "{\"type\":\"pump\"}"))
                        .type())
                .isEqualTo("default");
        assertThat(telemetry(pumps, Received.body("{\"type\":7}")).type()).isEqualTo("default");
    }

    @Test
    void asksTheFileOfSitesLast() throws IOException {
        Path sites = Files.writeString(
                folder.resolve("sites.json"), "{\"pump-1\":\"north\",\"plant~pump-2\":\"south\",\"pump-2\":\"east\"}");
        TelemetryReader reader = new TelemetryReader(MessageTypes.builtIn(), Sites.load(sites), Duration.ofHours(1));

        assertThat(telemetry(reader, Received.body("{}")).site()).isEqualTo("north");
        assertThat(telemetry(reader, Received.with(Map.of("site", "west"), "{}"))
                        .site())
                .isEqualTo("west");
        assertThat(telemetry(reader, Received.with(Map.of(IotHubProperties.DEVICE_ID, "pump-2"), "{}"))
                        .site())
                .isEqualTo("south");
        assertThat(telemetry(reader, Received.with(Map.of(IotHubProperties.DEVICE_ID, "pump-3"), "{}"))
                        .site())
                .isEqualTo("-");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1                | 1",
                "1.50             | 1.50",
                "-0.0             | -0.0",
                "-0               | -0",
                "0                | 0",
                "1E+3             | 1E+3",
                "1e999999999      | 1e999999999",
                "123456789012345678901234567890 | 123456789012345678901234567890",
                "0.10000000000000000000000000000000000000000001 | 0.1",
                "12345678901234567890123456789012345678901     | 1.2345678901234568E40"
            })
    void keepsNumbersAsTheyAreWritten(String json, String text) {
        assertThat(telemetry(Received.body("{\"n\":" + json + "}")).measurements())
                .containsExactly(Map.entry("n", new MeasuredValue(Kind.NUMBER, text)));
    }

    @Test
    void keepsTheLargestDoubleOfANumberBeyondIt() {
        assertThat(telemetry(Received.body("{\"n\":-1" + "0".repeat(400) + "}")).measurements())
                .containsExactly(Map.entry("n", new MeasuredValue(Kind.NUMBER, "-1.7976931348623157E308")));
    }

    @Test
    void namesNestedValuesByTheirPathAndSkipsTheRest() {
        assertThat(telemetry(Received.body(
                                "{\"a\":{\"b\":{\"c\":1},\"d\":[1,{\"e\":2}]},\"f\":null,\"g\":{},\"a.x\":2}"))
                        .measurements())
                .containsOnlyKeys("a.b.c", "a.x");
    }

    @Test
    void letsTheLastOfTwoEqualNamesCount() {
        assertThat(telemetry(Received.body("{\"a\":{\"x\":1},\"b\":2,\"a\":{\"y\":3},\"b\":null}"))
                        .measurements())
                .containsOnlyKeys("a.y");
    }

    @Test
    void boundsNamesAndTexts() {
        String longest = "n".repeat(96);
        TelemetryEvent event = telemetry(Received.body(
                "{\"" + longest + "\":1,\"" + longest + "m\":1,\"ä" + longest.substring(1) + "\":1,\"t\":\""
                        + "é".repeat(64) + "\",\"u\":\"" + "é".repeat(65) + "\",\"v\":\"a\\ud800b\"}"));

        assertThat(event.measurements()).containsOnlyKeys(longest, "t", "u", "v");
        assertThat(event.measurements().get("t").text()).isEqualTo("é".repeat(64));
        assertThat(event.measurements().get("u").text()).isEqualTo("é".repeat(62) + "…");
        assertThat(event.measurements().get("v").text()).isEqualTo("a\uFFFDb");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[1]",
                "1",
                "null",
                "{\"a\":NaN}",
                "{\"a\":1} {",
                "{'a':1}",
                "{\"a\":01}",
                "{\"a\":1,}",
                "{\"a\":1e99999999999999999999}"
            })
    void refusesWhatIsNoJsonObject(String body) {
        assertThat(refusal(reader(), Received.body(body))).isEqualTo("bad-json");
    }

    @Test
    void refusesWhatNestsTooDeeplyOrIsNotUtf8OrHasNumbersWithoutEnd() {
        String deep = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

        assertThat(refusal(reader(), Received.body(deep))).isEqualTo("bad-json");
        assertThat(refusal(reader(), Received.body("{\"a\":" + "1".repeat(100_000) + "}")))
                .isEqualTo("bad-json");
        assertThat(refusal(reader(), Received.with(Map.of(), new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'})))
                .isEqualTo("bad-json");
    }

    @Test
    void ignoresAByteOrderMarkAndKeepsAReplacementCharacter() {
        assertThat(telemetry(Received.body("\uFEFF{\"a\":\"\uFFFD\"}")).measurements())
                .containsExactly(Map.entry("a", new MeasuredValue(Kind.TEXT, "\uFFFD")));
    }

    static Stream<Map<String, Object>> believable() {
        return Stream.of(
                Map.of(Provenance.SOURCE_SEQUENCE, 42),
                Map.of(Provenance.SOURCE_SEQUENCE, (short) 42),
                Map.of(Provenance.SOURCE_SEQUENCE, BigInteger.valueOf(42)),
                Map.of(Provenance.SOURCE_SEQUENCE, UnsignedLong.valueOf(42)));
    }

    @ParameterizedTest
    @MethodSource("believable")
    void acceptsEveryIntegerType(Map<String, Object> properties) {
        assertThat(telemetry(Received.with(properties, "{}")).identity().sequence())
                .isEqualTo(42);
    }

    static Stream<Map<String, Object>> incomplete() {
        return Stream.of(
                Map.of(Provenance.SOURCE_HUB, ""),
                Map.of(Provenance.SOURCE_HUB, "a~b"),
                Map.of(Provenance.SOURCE_HUB, "../x"),
                Map.of(Provenance.SOURCE_HUB, 7),
                Map.of(Provenance.SOURCE_PARTITION, ""),
                Map.of(Provenance.SOURCE_PARTITION, 3),
                Map.of(Provenance.SOURCE_INCARNATION, ""),
                Map.of(Provenance.SOURCE_INCARNATION, -1L),
                Map.of(Provenance.SOURCE_SEQUENCE, ""),
                Map.of(Provenance.SOURCE_SEQUENCE, "42"),
                Map.of(Provenance.SOURCE_SEQUENCE, 42.0),
                Map.of(Provenance.SOURCE_SEQUENCE, -1L),
                Map.of(Provenance.SOURCE_SEQUENCE, BigInteger.ONE.shiftLeft(63)),
                Map.of(Provenance.SOURCE_ENQUEUED, "2026-11-24T08:30:00Z"),
                Map.of(Provenance.SOURCE_ENQUEUED, Long.MAX_VALUE));
    }

    @ParameterizedTest
    @MethodSource("incomplete")
    void refusesAnEventThatDoesNotSayWhereItComesFrom(Map<String, Object> properties) {
        Reading reading = reader().read(Received.with(properties, "{}"));

        assertThat(reading.origin()).isEmpty();
        assertThat(refused(reading).reason().code()).isEqualTo("missing-provenance");
        assertThat(refused(reading).reason().detail())
                .contains(properties.keySet().iterator().next());
    }

    @Test
    void refusesAnEventOfNoDevice() {
        for (Object device : List.of("", 7, "d".repeat(129), "d\uD800")) {
            Reading reading = reader().read(Received.with(Map.of(IotHubProperties.DEVICE_ID, device), "{}"));

            assertThat(refused(reading).reason().code()).isEqualTo("no-device");
            assertThat(reading.origin()).isPresent();
        }
    }

    @Test
    void refusesABodyThatBreaksItsSchemaWithoutShowingIt() throws IOException {
        Reading reading = pumps().read(Received.body("{\"type\":\"pump\",\"pressure\":-777}"));

        assertThat(refused(reading).reason().code()).isEqualTo("bad-schema");
        assertThat(refused(reading).reason().detail())
                .isEqualTo("the body breaks 'minimum' of the schema of type 'pump' at /properties/pressure/minimum");
        assertThat(refusal(pumps(), Received.body("{\"type\":\"pump\"}"))).isEqualTo("bad-schema");
    }

    @ParameterizedTest
    @CsvSource({
        "\"2026-11-24T09:30:00Z\", 2026-11-24T09:30:00Z",
        "\"2026-11-24 09:29:00.25\", 2026-11-24T09:29:00.250Z",
        "\"0001-01-01T00:00:00Z\", 0001-01-01T00:00:00Z",
        "1764000000000, 2025-11-24T16:00:00Z",
        "null, 2026-11-24T08:30:00Z"
    })
    void readsTimes(String json, String time) throws IOException {
        assertThat(telemetry(pumps(), Received.body("{\"type\":\"pump\",\"pressure\":1,\"at\":" + json + "}"))
                        .time())
                .isEqualTo(Instant.parse(time));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"2026-11-24T09:30:00.001Z\"",
                "\"yesterday\"",
                "\"\"",
                "1.5",
                "true",
                "{}",
                "1e999999999",
                "99999999999999999999",
                "\"+999999999-12-31T23:59:59Z\"",
                "\"0000-01-01T00:00:00Z\"",
                "\"2014-02-30T00:00:00Z\"",
                "-9223372036854775808"
            })
    void refusesTimesThatCanNotBe(String json) throws IOException {
        assertThat(refusal(pumps(), Received.body("{\"type\":\"pump\",\"pressure\":1,\"at\":" + json + "}")))
                .isEqualTo("bad-clock");
    }

    @Test
    void knowsAProbeWhateverElseIsWrongWithIt() {
        assertThat(reader().read(Received.with(Map.of(Provenance.CANARY, true), "probe")))
                .isInstanceOf(Reading.Canary.class)
                .satisfies(probe -> assertThat(probe.origin()).isPresent());
        assertThat(reader().read(Received.with(Map.of(Provenance.CANARY, true, Provenance.SOURCE_HUB, ""), "probe")))
                .isInstanceOf(Reading.Canary.class)
                .satisfies(probe -> assertThat(probe.origin()).isEmpty());
        assertThat(reader().read(Received.with(Map.of(Provenance.CANARY, "true"), "{}")))
                .isInstanceOf(Reading.Telemetry.class);
    }

    private static TelemetryReader reader() {
        return new TelemetryReader(MessageTypes.builtIn(), Sites.none(), Duration.ofHours(1));
    }

    private TelemetryReader pumps() throws IOException {
        Path schemas = Files.createDirectories(folder.resolve("schemas"));
        Files.writeString(schemas.resolve("pump.json"), PUMP);
        return new TelemetryReader(MessageTypes.load(schemas), Sites.none(), Duration.ofHours(1));
    }

    private static TelemetryEvent telemetry(ReceivedEvent received) {
        return telemetry(reader(), received);
    }

    private static TelemetryEvent telemetry(TelemetryReader reader, ReceivedEvent received) {
        Reading reading = reader.read(received);
        assertThat(reading).isInstanceOf(Reading.Telemetry.class);
        return ((Reading.Telemetry) reading).event();
    }

    private static String refusal(TelemetryReader reader, ReceivedEvent received) {
        return refused(reader.read(received)).reason().code();
    }

    private static Reading.Refused refused(Reading reading) {
        assertThat(reading).isInstanceOf(Reading.Refused.class);
        return (Reading.Refused) reading;
    }
}
