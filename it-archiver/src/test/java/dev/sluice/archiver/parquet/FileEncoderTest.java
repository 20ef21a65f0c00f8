package dev.sluice.archiver.parquet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.archiver.Duck;
import dev.sluice.archiver.Events;
import dev.sluice.archiver.event.EventDetails;
import dev.sluice.archiver.event.HubEvent;
import dev.sluice.archiver.fields.BodyParser;
import dev.sluice.archiver.fields.TypedField;
import java.sql.Blob;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FileEncoderTest {
    private static final List<TypedField> FIELDS = TypedField.parseAll(
            "timestamp:timestamp,value:double,line:string,n:long,ok:boolean,room=$.location.room:string");

    private final FileEncoder encoder = new FileEncoder(ArchiveSchema.of(FIELDS));
    private final BodyParser parser = new BodyParser(FIELDS);

    @Test
    void givesEveryColumnBack() throws Exception {
        HubEvent event = new HubEvent(
                7,
                "700",
                Instant.parse("2026-11-24T06:00:00.123456Z"),
                "key",
                Map.of("message-id", "m-1", "correlation-id", "c-1", "content-type", "application/json"),
                Map.of(),
                Map.ofEntries(
                        Map.entry("iothub-connection-device-id", "pump-1"),
                        Map.entry("iothub-connection-module-id", "edge"),
                        Map.entry("iothub-enqueuedtime", "2026-11-24T05:59:59Z"),
                        Map.entry("sluice-source-hub", "ot"),
                        Map.entry("sluice-source-incarnation", 1_764_000_000_000L),
                        Map.entry("sluice-source-partition", "3"),
                        Map.entry("sluice-source-sequence", 42L),
                        Map.entry("sluice-source-enqueued", 1_764_000_000_500L),
                        Map.entry("sluice-canary", true),
                        Map.entry("site", "north")),
                ("{\"timestamp\":\"2014-04-01 00:00:00\",\"value\":0.1,\"line\":\"a\",\"n\":9007199254740993,\"ok\":false,"
                                + "\"location\":{\"room\":\"r1\",\"floor\":2},\"more\":[1]}")
                        .getBytes(UTF_8));

        Map<String, Object> row = Duck.read(encode(List.of(event), false)).get(0);

        assertThat(row)
                .containsEntry("seq", 7L)
                .containsEntry("offset", "700")
                .containsEntry("enqueuedTime", at("2026-11-24T06:00:00.123456Z"))
                .containsEntry("partitionKey", "key")
                .containsEntry("deviceId", "pump-1")
                .containsEntry("moduleId", "edge")
                .containsEntry("deviceEnqueuedTime", "2026-11-24T05:59:59Z")
                .containsEntry("messageId", "m-1")
                .containsEntry("correlationId", "c-1")
                .containsEntry("contentType", "application/json")
                .containsEntry("sourceHub", "ot")
                .containsEntry("sourceIncarnation", 1_764_000_000_000L)
                .containsEntry("sourcePartition", "3")
                .containsEntry("sourceSequence", 42L)
                .containsEntry(
                        "sourceEnqueued",
                        at(Instant.ofEpochMilli(1_764_000_000_500L).toString()))
                .containsEntry("canary", true)
                .containsEntry("replay", null)
                .containsEntry("properties", Map.of("site", "north"))
                .containsEntry("timestamp", at("2014-04-01T00:00:00Z"))
                .containsEntry("value", 0.1)
                .containsEntry("line", "a")
                .containsEntry("n", 9_007_199_254_740_993L)
                .containsEntry("ok", false)
                .containsEntry("room", "r1")
                .containsEntry("_extra", "{\"location\":{\"floor\":2},\"more\":[1]}")
                .containsEntry("_error", null)
                .containsEntry("_dup", false);
        assertThat(bytes(row)).isEqualTo(event.body());
    }

    @Test
    void leavesColumnsNullThatAnEventDoesNotFill() throws Exception {
        Map<String, Object> row = Duck.read(encode(List.of(Events.with(0, Map.of(), new byte[0])), null))
                .get(0);

        assertThat(row)
                .containsEntry("deviceId", null)
                .containsEntry("sourceSequence", null)
                .containsEntry("properties", Map.of())
                .containsEntry("value", null)
                .containsEntry("_extra", null)
                .containsEntry("_error", "the body is empty")
                .containsEntry("_dup", null);
        assertThat(bytes(row)).isEmpty();
    }

    @Test
    void keepsNullsAndValuesApartInLongFiles() throws Exception {
        List<HubEvent> events = new ArrayList<>();
        for (long sequence = 0; sequence < 50_000; sequence++) {
            String body = sequence % 3 == 0 ? "{}" : "{\"n\":" + sequence + "}";
            Map<String, Object> properties = sequence % 2 == 0 ? Map.of() : Map.of("a", "x" + sequence, "b", "y");
            events.add(Events.with(sequence, properties, body.getBytes(UTF_8)));
        }

        List<Map<String, Object>> rows = Duck.read(encode(events, false));

        assertThat(rows).hasSize(50_000);
        for (int sequence = 0; sequence < rows.size(); sequence++) {
            assertThat(rows.get(sequence))
                    .containsEntry("seq", (long) sequence)
                    .containsEntry("n", sequence % 3 == 0 ? null : (long) sequence)
                    .containsEntry("properties", sequence % 2 == 0 ? Map.of() : Map.of("a", "x" + sequence, "b", "y"));
        }
    }

    @Test
    void keepsBodiesOfAnyBytesUntouched() throws Exception {
        byte[] large = new byte[1 << 20];
        new Random(1).nextBytes(large);
        List<byte[]> bodies = List.of(large, new byte[] {0}, new byte[] {(byte) 0xff, (byte) 0xfe}, new byte[0]);
        List<HubEvent> events = new ArrayList<>();
        bodies.forEach(body -> events.add(Events.with(events.size(), Map.of(), body)));

        List<Map<String, Object>> rows = Duck.read(encode(events, null));

        for (int index = 0; index < bodies.size(); index++) {
            assertThat(bytes(rows.get(index))).isEqualTo(bodies.get(index));
        }
    }

    @Test
    void writesNotesThatTheFooterReaderFindsInTheLastBytes() throws Exception {
        String state = "x".repeat(200_000);
        byte[] file =
                encoder.encode(rows(Events.range(3, 5), null), Map.of("sluice.first", "3", "sluice.repeats", state));

        Footer footer = Footer.read(
                file.length, (offset, length) -> Arrays.copyOfRange(file, (int) offset, (int) (offset + length)));

        assertThat(footer.rows()).isEqualTo(3);
        assertThat(footer.notes()).containsEntry("sluice.first", "3").containsEntry("sluice.repeats", state);
    }

    private byte[] encode(List<HubEvent> events, Boolean repeat) {
        return encoder.encode(rows(events, repeat), Map.of());
    }

    private List<ArchivedRow> rows(List<HubEvent> events, Boolean repeat) {
        return events.stream()
                .map(event -> new ArchivedRow(event, EventDetails.of(event), parser.parse(event.body()), repeat))
                .toList();
    }

    private static OffsetDateTime at(String instant) {
        return Instant.parse(instant).atOffset(ZoneOffset.UTC);
    }

    static byte[] bytes(Map<String, Object> row) throws SQLException {
        Blob blob = (Blob) row.get("body");
        return blob.length() == 0 ? new byte[0] : blob.getBytes(1, (int) blob.length());
    }
}
