package dev.sluice.ingest.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.IotHubProperties;
import dev.sluice.contract.Provenance;
import dev.sluice.ingest.MeasuredValue;
import dev.sluice.ingest.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A device can't break the reader: whatever it sends is read or refused, and what is read has its bounds. */
class AnyEventTest {
    private static final TelemetryReader READER = new TelemetryReader(types(), Sites.none(), Duration.ofHours(1));

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
    void isReadOrRefused(@ForAll("bodies") byte[] body, @ForAll("properties") Map<String, Object> properties) {
        Reading reading = READER.read(Received.with(properties, body));

        if (reading instanceof Reading.Telemetry telemetry) {
            telemetry.event().measurements().forEach(AnyEventTest::assertBounded);
        } else if (reading instanceof Reading.Refused refused) {
            assertThat(refused.reason().code()).isNotEmpty();
            assertThat(refused.reason().detail()).hasSizeLessThan(300);
        }
    }

    private static void assertBounded(String name, MeasuredValue value) {
        assertThat(name.getBytes(UTF_8)).hasSizeLessThanOrEqualTo(96);
        assertThat(new String(name.getBytes(UTF_8), UTF_8)).isEqualTo(name);
        int most = value.kind() == MeasuredValue.Kind.NUMBER ? 40 : 128;
        assertThat(value.text().getBytes(UTF_8)).hasSizeLessThanOrEqualTo(most);
        assertThat(new String(value.text().getBytes(UTF_8), UTF_8)).isEqualTo(value.text());
    }

    @Provide
    Arbitrary<byte[]> bodies() {
        Arbitrary<byte[]> bytes = Arbitraries.bytes().array(byte[].class).ofMaxSize(200);
        Arbitrary<byte[]> texts = object(3).map(text -> text.getBytes(UTF_8));
        Arbitrary<byte[]> torn = texts.flatMap(
                text -> Arbitraries.integers().between(0, text.length).map(length -> Arrays.copyOf(text, length)));
        return Arbitraries.oneOf(bytes, texts, texts, texts, torn);
    }

    @Provide
    Arbitrary<Map<String, Object>> properties() {
        Arbitrary<String> names = Arbitraries.of(
                Provenance.SOURCE_HUB,
                Provenance.SOURCE_SEQUENCE,
                Provenance.SOURCE_ENQUEUED,
                Provenance.CANARY,
                IotHubProperties.DEVICE_ID,
                "message-type",
                "site");
        Arbitrary<Object> values = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(200).map(Object.class::cast),
                Arbitraries.longs().map(Object.class::cast),
                Arbitraries.doubles().map(Object.class::cast),
                Arbitraries.of(true, new byte[0], "typed", "default"));
        return Arbitraries.maps(names, values).ofMaxSize(2);
    }

    private static Arbitrary<String> object(int depth) {
        return Arbitraries.maps(name(), value(depth))
                .ofMaxSize(6)
                .map(members -> members.entrySet().stream()
                        .map(member -> member.getKey() + ":" + member.getValue())
                        .collect(Collectors.joining(",", "{", "}")));
    }

    private static Arbitrary<String> name() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "\"type\"", "\"at\"", "\"n\"", "\"firmware\"", "\"" + "n".repeat(97) + "\"", "\"\\udc00\""),
                text(12));
    }

    private static Arbitrary<String> value(int depth) {
        Arbitrary<String> scalars = Arbitraries.oneOf(
                text(200),
                Arbitraries.bigDecimals().ofScale(30).map(Object::toString),
                Arbitraries.longs().map(Object::toString),
                Arbitraries.of(
                        "null",
                        "true",
                        "1e999999999",
                        "-1E-400",
                        "1e99999999999",
                        "\"typed\"",
                        "0".repeat(50) + "1",
                        "1".repeat(900),
                        "\"\\ud800\"",
                        "\"2026-11-24T08:00:00Z\""));
        if (depth == 0) {
            return scalars;
        }
        Arbitrary<String> array =
                Arbitraries.lazy(() -> value(depth - 1)).list().ofMaxSize(3).map(Object::toString);
        return Arbitraries.oneOf(scalars, scalars, array, Arbitraries.lazy(() -> object(depth - 1)));
    }

    /** Any text but what would have to be escaped. */
    private static Arbitrary<String> text(int longest) {
        return Arbitraries.strings()
                .ofMaxLength(longest)
                .map(text -> "\"" + text.replaceAll("[\\p{Cntrl}\"\\\\]", "?") + "\"");
    }

    private static MessageTypes types() {
        try {
            Path folder = Files.createTempDirectory("types");
            Path file = Files.writeString(folder.resolve("typed.json"), """
                    {"x-sluice": {"time": "$.at"},
                     "properties": {"n": {"type": "integer", "multipleOf": 3, "minimum": 1},
                                    "firmware": {"pattern": "^(a|b|c)*$", "maxLength": 20}}}
                    """);
            MessageTypes types = MessageTypes.load(folder);
            Files.delete(file);
            Files.delete(folder);
            return types;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
