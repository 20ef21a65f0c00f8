package dev.sluice.lab.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.EventIdentity;
import dev.sluice.contract.SourcePartition;
import dev.sluice.ingest.DeviceId;
import dev.sluice.ingest.DeviceState;
import dev.sluice.ingest.MeasuredValue;
import dev.sluice.ingest.MeasuredValue.Kind;
import dev.sluice.ingest.Measurement;
import dev.sluice.lab.audit.IngestEvidence.SetAside;
import dev.sluice.lab.audit.IngestEvidence.SetUp;
import dev.sluice.lab.ledger.LedgerFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds stored states, right ones and ones with a planted fault, against an archive of a few events. */
class IngestAuditTest {
    private static final String FILE =
            "hub=telemetry/inc=1700000000000/v1/date=2026-01-01/hour=00/p=00/00-%020d.parquet";
    private static final SourcePartition SOURCE = new SourcePartition("ot", 7, "0");
    private static final long FIRST = 1_767_225_600_000L;

    @TempDir
    Path folder;

    private final List<String> rows = new ArrayList<>();
    private List<DeviceState> devices = List.of();
    private List<String> alarms = List.of();
    private List<SetAside> setAside = List.of();
    private SetUp setUp = SetUp.DEFAULT;

    @BeforeEach
    void twoEventsOfAFan() {
        row("fan", "{\"value\": 1.50, \"unit\": \"rpm\", \"type\": \"default\", \"firmware\": \"v1\"}");
        row("fan", "{\"value\": 2.50, \"at\": {\"room\": true, \"none\": null, \"list\": [1, {\"x\": 2}]}}");
        devices = List.of(fan(
                0,
                1,
                Map.of(
                        "value", measured(Kind.NUMBER, "2.50", 1),
                        "unit", measured(Kind.TEXT, "rpm", 0),
                        "at.room", measured(Kind.BOOLEAN, "true", 1))));
    }

    @Test
    void passesWhenTheStateIsWhatTheArchiveSays() throws Exception {
        assertThat(audit().reasons())
                .filteredOn(reason -> reason.contains("ingest"))
                .isEmpty();
        assertThat(audit().ingest()).contains(new Findings.Ingest(1, 2, 0, 0, 0, 0));
    }

    @Test
    void failsWhenNothingWasApplied() throws Exception {
        devices = List.of();

        assertThat(audit().reasons())
                .contains(
                        "ingest has applied nothing",
                        "1 things that ingest stored are not what the archive says, such as ot~fan: device is none,"
                                + " must be there");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "type",
                "site",
                "firmware",
                "lastSeen",
                "lastMeasured",
                "head",
                "events",
                "bytes",
                "missing",
                "foreign",
                "value",
                "kind",
                "time",
                "sequence",
                "overflow",
                "device"
            })
    void findsAPlantedFault(String fault) throws Exception {
        DeviceState right = devices.get(0);
        devices = fault.equals("device") ? List.of(right, renamed(right)) : List.of(planted(right, fault));

        assertThat(mismatches()).isEqualTo(1);
    }

    @Test
    void countsNoRepeatAndNoProbe() throws Exception {
        rows.add(rows.get(1).replace("false AS _dup", "true AS _dup").replace("1::BIGINT AS seq", "2::BIGINT AS seq"));
        row("doctor", "{\"value\": 9}");
        rows.set(3, rows.get(3).replace("false AS canary", "true AS canary"));

        assertThat(audit().ingest()).contains(new Findings.Ingest(1, 2, 1, 0, 0, 0));
    }

    @Test
    void takesTheFirstTwoHundredNamesInTheOrderOfJavaAndNamesTheNextTen() throws Exception {
        List<String> names = new ArrayList<>(
                IntStream.range(0, 212).mapToObj(i -> "m" + (100 + i)).toList());
        names.addAll(List.of("m3\uD83D\uDE00", "m3\uFF5E"));
        String members =
                String.join(",", names.stream().map(n -> "\"" + n + "\":0").toList());
        rows.clear();
        row("fan", "{" + members + "}");
        names.sort(null);
        TreeMap<String, Measurement> kept = new TreeMap<>();
        names.subList(0, 200).forEach(name -> kept.put(name, measured(Kind.NUMBER, "0", 0)));
        devices = List.of(fan(0, 0, kept, names.subList(200, 210), null));

        assertThat(mismatches()).isZero();
    }

    @Test
    void readsNumbersAsTheyAreWrittenAndTheLastOfTwins() throws Exception {
        rows.clear();
        row(
                "fan",
                "{\"a\": {\"x\": 1}, \"s\": \"1 -2 \\\" 3\", \"list\": [4, 5], \"a\": {\"y\": 1.0e+02}, \"z\": -0.10}");
        devices = List.of(fan(
                0,
                0,
                Map.of(
                        "a.y", measured(Kind.NUMBER, "1.0e+02", 0),
                        "s", measured(Kind.TEXT, "1 -2 \" 3", 0),
                        "z", measured(Kind.NUMBER, "-0.10", 0)),
                List.of(),
                null));

        assertThat(mismatches()).isZero();
    }

    @Test
    void knowsALongTextByItsBeginningAndALongNumberByItsSize() throws Exception {
        rows.clear();
        row(
                "fan",
                "{\"t\": \"" + "é".repeat(70) + "\", \"n\": 1." + "1".repeat(60) + ", \"big\": 1" + "0".repeat(400)
                        + "}");
        Map<String, Measurement> kept = new TreeMap<>(Map.of(
                "t", measured(Kind.TEXT, "é".repeat(62) + "…", 0),
                "n", measured(Kind.NUMBER, "1.1111111111111112", 0),
                "big", measured(Kind.NUMBER, "1.7976931348623157E308", 0)));
        devices = List.of(fan(0, 0, kept, List.of(), null));
        assertThat(mismatches()).isZero();

        kept.put("t", measured(Kind.TEXT, "é".repeat(61) + "x…", 0));
        kept.put("n", measured(Kind.NUMBER, "1.111", 0));
        devices = List.of(fan(0, 0, kept, List.of(), null));
        assertThat(mismatches()).isEqualTo(2);
    }

    @Test
    void believesAQuarantinedEventOnlyForAReasonThatCanBeSeen() throws Exception {
        row("fan", "no json");
        rows.set(2, rows.get(2).replace("NULL::VARCHAR AS _error", "'the body is not JSON' AS _error"));
        assertThat(mismatches()).as("not set aside").isEqualTo(1);

        setAside = List.of(new SetAside(new EventIdentity(SOURCE, 2), "bad-json"));
        assertThat(mismatches()).isZero();

        setAside = List.of(new SetAside(new EventIdentity(SOURCE, 2), "bad-clock"));
        assertThat(mismatches()).as("another reason").isEqualTo(1);

        setAside = List.of(
                new SetAside(new EventIdentity(SOURCE, 2), "bad-json"),
                new SetAside(new EventIdentity(SOURCE, 9), "bad-json"));
        assertThat(mismatches()).as("an event that nobody knows").isEqualTo(1);
    }

    @Test
    void knowsAnEventWithoutProvenanceByItsPlaceInTheItHub() throws Exception {
        row("fan", "{}");
        rows.set(2, rows.get(2).replace("'ot' AS \"sourceHub\"", "NULL::VARCHAR AS \"sourceHub\""));
        setAside = List.of(
                new SetAside(new EventIdentity(new SourcePartition("telemetry", 0, "0"), 2), "missing-provenance"));

        assertThat(mismatches()).isZero();
    }

    @Test
    void expectsAnUnknownTypeInQuarantine() throws Exception {
        row("fan", "{\"type\": \"pump\"}");
        setAside = List.of(new SetAside(new EventIdentity(SOURCE, 2), "unknown-type"));

        assertThat(mismatches()).isZero();
    }

    @Test
    void findsAlarmsThatAreMissingOrTooMany() throws Exception {
        rows.clear();
        for (int value : new int[] {1, 9, 7, 9, 4, 6, 9}) {
            row("fan", "{\"value\": " + value + "}");
        }
        devices = List.of(fan(0, 6, Map.of("value", measured(Kind.NUMBER, "9", 6)), List.of(), null));
        setUp = SetUp.DEFAULT.withRules(Map.of(
                "default",
                "{\"rules\":[{\"id\":\"hot\",\"measurement\":\"value\","
                        + "\"above\":8,\"clearBelow\":5,\"severity\":\"critical\"}]}"));
        alarms = List.of("ot~fan/hot/7/1", "ot~fan/hot/7/1/cleared", "ot~fan/hot/7/6");

        assertThat(mismatches()).isZero();
        alarms = List.of("ot~fan/hot/7/1", "ot~fan/hot/7/6", "ot~fan/hot/7/3");
        assertThat(mismatches()).isEqualTo(2);
    }

    @Test
    void expectsSilencesByTheClockOfTheSourcePartitionNotByThatOfTheWall() throws Exception {
        rows.clear();
        row("fan", "{}");
        row("pump", "{}", 3_600_000);
        row("fan", "{}", 3_601_000);
        for (int i = 1; i <= 3; i++) {
            row("pump", "{}", 3_601_000 + i * 50_000);
        }
        row("fan", "{}", 3_601_000 + 151_000);
        row("pump", "{}", 3_601_000 + 300_000);
        row("pump", "{}", 3_601_000 + 500_000);
        devices = List.of(fan(0, 6, Map.of(), List.of(), null), pump());
        setUp = SetUp.DEFAULT.withRules(
                Map.of("default", "{\"rules\":[{\"id\":\"quiet\",\"silentFor\":\"PT1M50S\",\"severity\":\"low\"}]}"));
        List<String> certain = List.of("ot~fan/quiet/7/2", "ot~fan/quiet/7/2/cleared");

        alarms = certain;
        assertThat(mismatches()).isZero();

        alarms = List.of("ot~fan/quiet/7/2", "ot~fan/quiet/7/2/cleared", "ot~fan/quiet/7/6");
        assertThat(mismatches()).as("seen by a timer").isZero();

        alarms = List.of("ot~fan/quiet/7/2", "ot~fan/quiet/7/2/cleared", "ot~fan/quiet/7/0");
        assertThat(mismatches()).as("an outage of all is no silence of each").isEqualTo(1);
    }

    private DeviceState pump() {
        Instant last = Instant.ofEpochMilli(FIRST + 3_601_000 + 500_000);
        return new DeviceState(
                new DeviceId("ot", "pump"),
                "default",
                "-",
                null,
                last,
                last,
                new EventIdentity(SOURCE, 8),
                6,
                12,
                new TreeMap<>(),
                List.of());
    }

    private static DeviceState planted(DeviceState s, String fault) {
        SortedMap<String, Measurement> measurements = new TreeMap<>(s.measurements());
        Measurement value = measurements.get("value");
        switch (fault) {
            case "missing" -> measurements.remove("unit");
            case "foreign" -> measurements.put("foreign", value);
            case "value" -> measurements.put("value", measured(Kind.NUMBER, "2.5", 1));
            case "kind" -> measurements.put("value", measured(Kind.TEXT, "2.50", 1));
            case "time" ->
                measurements.put(
                        "value", new Measurement(value.value(), value.time().minusMillis(1), 7, 1));
            case "sequence" -> measurements.put("value", new Measurement(value.value(), value.time(), 7, 0));
            default -> {}
        }
        return new DeviceState(
                s.device(),
                fault.equals("type") ? "other" : s.type(),
                fault.equals("site") ? "other" : s.site(),
                fault.equals("firmware") ? null : s.firmware(),
                fault.equals("lastSeen") ? s.lastSeen().plusMillis(1) : s.lastSeen(),
                fault.equals("lastMeasured") ? s.lastMeasured().minusMillis(1) : s.lastMeasured(),
                fault.equals("head") ? new EventIdentity(SOURCE, 0) : s.head(),
                fault.equals("events") ? 3 : s.events(),
                fault.equals("bytes") ? s.bytes() + 1 : s.bytes(),
                measurements,
                fault.equals("overflow") ? List.of("more") : s.overflow());
    }

    private static DeviceState renamed(DeviceState s) {
        return new DeviceState(
                new DeviceId("ot", "nobody"),
                s.type(),
                s.site(),
                s.firmware(),
                s.lastSeen(),
                s.lastMeasured(),
                s.head(),
                s.events(),
                s.bytes(),
                s.measurements(),
                s.overflow());
    }

    private DeviceState fan(int first, int last, Map<String, Measurement> measurements) {
        return fan(first, last, measurements, List.of(), "v1");
    }

    private DeviceState fan(
            int first, int last, Map<String, Measurement> measurements, List<String> overflow, String firmware) {
        List<String> own = rows.subList(first, last + 1).stream()
                .filter(row -> row.contains("'fan' AS"))
                .toList();
        Instant seen = enqueued(rows.get(last));
        return new DeviceState(
                new DeviceId("ot", "fan"),
                "default",
                "-",
                firmware,
                seen,
                seen,
                new EventIdentity(SOURCE, last),
                own.size(),
                own.stream().mapToLong(IngestAuditTest::bytes).sum(),
                new TreeMap<>(measurements),
                overflow);
    }

    private static Measurement measured(Kind kind, String text, long sequence) {
        return new Measurement(
                new MeasuredValue(kind, text), Instant.ofEpochMilli(FIRST + sequence * 1000), 7, sequence);
    }

    private static Instant enqueued(String row) {
        return Instant.EPOCH.plus(
                Long.parseLong(row.replaceAll(".*make_timestamptz\\((\\d+)\\).*", "$1")), ChronoUnit.MICROS);
    }

    private static long bytes(String row) {
        return row.replaceAll(".*encode\\('(.*)'\\) AS body.*", "$1").getBytes(UTF_8).length;
    }

    private long mismatches() throws Exception {
        return audit().ingest().orElseThrow().mismatches();
    }

    private Findings audit() throws Exception {
        Path archive = folder.resolve("archive");
        Path file = archive.resolve(FILE.formatted(0));
        Files.createDirectories(file.getParent());
        Files.createDirectories(folder.resolve("ledger"));
        try (Database database = new Database()) {
            database.execute("COPY (" + String.join(" UNION ALL ", rows) + ") TO " + Database.literal(file.toString())
                    + " (FORMAT parquet)");
        }
        return Audit.run(
                LedgerFolder.open(folder.resolve("ledger")).files(),
                new ArchiveFolder(archive),
                Map.of(),
                Optional.of(new IngestEvidence(devices, alarms, setAside, setUp)));
    }

    private void row(String device, String body) {
        row(device, body, rows.size() * 1000L);
    }

    private void row(String device, String body, long after) {
        int n = rows.size();
        rows.add("SELECT " + n + "::BIGINT AS seq, TIMESTAMPTZ '2026-01-01 00:00:00Z' AS \"enqueuedTime\", '" + device
                + "#" + n + "' AS \"messageId\", '" + device + "' AS \"deviceId\", 'ot' AS \"sourceHub\","
                + " 7::BIGINT AS \"sourceIncarnation\", '0' AS \"sourcePartition\"," + n
                + "::BIGINT AS \"sourceSequence\", make_timestamptz(" + (FIRST + after) * 1000
                + ") AS \"sourceEnqueued\","
                + " false AS canary, MAP {'other': 'x'} AS properties, false AS _dup, NULL::VARCHAR AS _error,"
                + " encode(" + Database.literal(body) + ") AS body");
    }
}
