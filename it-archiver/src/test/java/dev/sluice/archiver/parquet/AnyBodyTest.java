package dev.sluice.archiver.parquet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.archiver.Duck;
import dev.sluice.archiver.Events;
import dev.sluice.archiver.event.EventDetails;
import dev.sluice.archiver.event.HubEvent;
import dev.sluice.archiver.fields.BodyParser;
import dev.sluice.archiver.fields.TypedField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A device can't break a file: whatever it sends, the file can be read and the body is what was sent. */
class AnyBodyTest {
    private static final List<TypedField> FIELDS =
            TypedField.parseAll("value:double,n:long,line:string,ok:boolean,at:timestamp,deep=$.a.b:double");
    private static final FileEncoder ENCODER = new FileEncoder(ArchiveSchema.of(FIELDS));
    private static final BodyParser PARSER = new BodyParser(FIELDS);

    @Property(tries = 60)
    void givesEveryBodyBack(@ForAll("bodies") List<byte[]> bodies, @ForAll("properties") Map<String, Object> properties)
            throws Exception {
        List<HubEvent> events = new ArrayList<>();
        bodies.forEach(body -> events.add(Events.with(events.size(), properties, body)));
        List<ArchivedRow> rows = events.stream()
                .map(event -> new ArchivedRow(event, EventDetails.of(event), PARSER.parse(event.body()), null))
                .toList();

        List<Map<String, Object>> read = Duck.read(ENCODER.encode(rows, Map.of()));

        assertThat(read).hasSameSizeAs(bodies);
        for (int index = 0; index < bodies.size(); index++) {
            assertThat(FileEncoderTest.bytes(read.get(index))).isEqualTo(bodies.get(index));
            assertThat(read.get(index).get("_extra"))
                    .isEqualTo(rows.get(index).body().extra());
            assertThat(read.get(index).get("value"))
                    .isEqualTo(rows.get(index).body().values().get(0));
        }
    }

    @Provide
    Arbitrary<List<byte[]>> bodies() {
        Arbitrary<byte[]> bytes = Arbitraries.bytes().array(byte[].class).ofMaxSize(64);
        Arbitrary<byte[]> texts = json(3).map(text -> text.getBytes(UTF_8));
        return Arbitraries.oneOf(bytes, texts, texts).list().ofMinSize(1).ofMaxSize(20);
    }

    @Provide
    Arbitrary<Map<String, Object>> properties() {
        Arbitrary<Object> values = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(8).map(Object.class::cast),
                Arbitraries.longs().map(Object.class::cast),
                Arbitraries.of(true, false).map(Object.class::cast));
        Arbitrary<String> names = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(6),
                Arbitraries.of("sluice-source-hub", "sluice-source-sequence", "iothub-connection-device-id", "body"));
        return Arbitraries.maps(names, values).ofMaxSize(4);
    }

    private static Arbitrary<String> json(int depth) {
        Arbitrary<String> leaves = Arbitraries.oneOf(
                Arbitraries.doubles().map(Object::toString),
                Arbitraries.bigIntegers().map(Object::toString),
                Arbitraries.strings().ofMaxLength(6).map(text -> '"' + text.replaceAll("[\"\\\\]", "") + '"'),
                Arbitraries.of("null", "true", "NaN", "\"\\ud800\"", "\"2026-11-24T00:00:00Z\"", "1e400", "{}", "[]"));
        if (depth == 0) {
            return leaves;
        }
        Arbitrary<String> names = Arbitraries.of("value", "n", "line", "ok", "at", "a", "b", "body", "_extra", "x");
        Arbitrary<String> members = Arbitraries.lazyOf(() -> names, () -> names)
                .flatMap(name -> json(depth - 1).map(value -> '"' + name + "\":" + value));
        Arbitrary<String> objects = members.list().ofMaxSize(5).map(list -> "{" + String.join(",", list) + "}");
        return Arbitraries.oneOf(leaves, objects, objects);
    }
}
