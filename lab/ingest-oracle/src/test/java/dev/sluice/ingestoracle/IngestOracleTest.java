package dev.sluice.ingestoracle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.EventIdentity;
import dev.sluice.contract.SourcePartition;
import dev.sluice.ingestoracle.IngestEvidence.MessageType;
import dev.sluice.ingestoracle.IngestEvidence.SetAside;
import dev.sluice.ingestoracle.IngestEvidence.SetUp;
import dev.sluice.ingestoracle.StoredDevice.Kind;
import dev.sluice.ingestoracle.StoredDevice.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds stored states, right ones and ones with a planted fault, against an archive of a few events. */
class IngestOracleTest {
    private static final String FILE =
            "hub=telemetry/inc=1700000000000/v1/date=2026-01-01/hour=00/p=00/00-%020d.parquet";
    private static final SourcePartition SOURCE = new SourcePartition("ot", 7, "0");
    private static final long FIRST = 1_767_225_600_000L;

    private static final MessageType PUMP = new MessageType(
            "pump", "{\"type\": \"object\", \"properties\": {\"pressure\": {\"minimum\": 0}}}", "at", null, "firmware");

    @TempDir
    Path folder;

    private final List<String> rows = new ArrayList<>();
    private List<StoredDevice> devices = List.of();
    private List<String> alarms = List.of();
    private List<SetAside> setAside = List.of();
    private Set<EventIdentity> replayed = Set.of();
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
    void findsNothingWhenTheStateIsWhatTheArchiveSays() throws Exception {
        assertThat(judge()).isEqualTo(new Verdict(1, 2, 0, 0, 0, List.of()));
    }

    @Test
    void findsThatNothingWasApplied() throws Exception {
        devices = List.of();

        assertThat(judge()).isEqualTo(new Verdict(0, 0, 0, 0, 1, List.of("ot~fan: device is none, must be there")));
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
        StoredDevice right = devices.get(0);
        devices = fault.equals("device") ? List.of(right, renamed(right)) : List.of(planted(right, fault));

        assertThat(mismatches()).isEqualTo(1);
    }

    @Test
    void countsNoRepeatAndNoProbe() throws Exception {
        rows.add(rows.get(1).replace("false AS _dup", "true AS _dup").replace("1::BIGINT AS seq", "2::BIGINT AS seq"));
        row("doctor", "{\"value\": 9}");
        rows.set(3, rows.get(3).replace("false AS canary", "true AS canary"));

        assertThat(judge()).isEqualTo(new Verdict(1, 2, 0, 0, 0, List.of()));
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
        TreeMap<String, Value> kept = new TreeMap<>();
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
        Map<String, Value> kept = new TreeMap<>(Map.of(
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

    /** One event for each reason that can be seen in an event, in the order in which ingest looks. */
    private List<SetAside> anEventForEachReason() {
        setUp = SetUp.DEFAULT.withTypes(List.of(MessageType.DEFAULT, PUMP));
        row("fan", "{}");
        replace(2, "'ot' AS \"sourceHub\"", "NULL::VARCHAR AS \"sourceHub\"");
        row("fan", "{}");
        replace(3, "'fan' AS \"deviceId\"", "NULL::VARCHAR AS \"deviceId\"");
        row("fan", "no json");
        replace(4, "NULL::VARCHAR AS _error", "'the body is not JSON' AS _error");
        row("fan", "{\"type\": \"valve\"}");
        row("fan", "{\"type\": \"pump\", \"pressure\": -1}");
        row("fan", "{\"type\": \"pump\", \"pressure\": 1, \"at\": \"2030-01-01T00:00:00Z\"}");
        return List.of(
                new SetAside(new EventIdentity(new SourcePartition("telemetry", 0, "0"), 2), "missing-provenance"),
                new SetAside(new EventIdentity(SOURCE, 3), "no-device"),
                new SetAside(new EventIdentity(SOURCE, 4), "bad-json"),
                new SetAside(new EventIdentity(SOURCE, 5), "unknown-type"),
                new SetAside(new EventIdentity(SOURCE, 6), "bad-schema"),
                new SetAside(new EventIdentity(SOURCE, 7), "bad-clock"));
    }

    @Test
    void believesEachReasonThatCanBeSeen() throws Exception {
        setAside = anEventForEachReason();

        assertThat(judge().samples()).isEmpty();
    }

    @Test
    void findsEachBadEventThatIsNotInQuarantine() throws Exception {
        List<SetAside> right = anEventForEachReason();

        assertThat(judge().samples())
                .containsExactlyInAnyOrderElementsOf(right.stream()
                        .map(event -> place(event) + ": quarantined is none, must be " + event.reason())
                        .toList());
    }

    @Test
    void findsEachReasonThatIsAnotherOne() throws Exception {
        List<SetAside> right = anEventForEachReason();
        List<SetAside> wrong = new ArrayList<>();
        List<String> differences = new ArrayList<>();
        for (int event = 0; event < right.size(); event++) {
            String other = right.get((event + 1) % right.size()).reason();
            wrong.add(new SetAside(right.get(event).identity(), other));
            differences.add(place(right.get(event)) + ": quarantined " + other + " is " + other + ", must be "
                    + right.get(event).reason());
        }
        setAside = wrong;

        assertThat(judge().samples()).containsExactlyInAnyOrderElementsOf(differences);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "missing-provenance",
                "no-device",
                "bad-json",
                "unknown-type",
                "bad-schema",
                "bad-clock",
                "state-refused",
                "x"
            })
    void findsASoundEventInQuarantine(String reason) throws Exception {
        setUp = SetUp.DEFAULT.withTypes(List.of(MessageType.DEFAULT, PUMP));
        row("fan", "{\"type\": \"pump\", \"pressure\": 1, \"at\": \"2026-01-01T00:00:00Z\"}");
        setAside = List.of(new SetAside(new EventIdentity(SOURCE, 2), reason));

        assertThat(judge().samples())
                .containsExactly("ot/7/0/2: quarantined " + reason + " is " + reason + ", must be applied");
    }

    @Test
    void believesTheFirstOfSeveralReasons() throws Exception {
        row("fan", "no json");
        replace(2, "'fan' AS \"deviceId\"", "repeat('x', 129) AS \"deviceId\"");
        replace(2, "NULL::VARCHAR AS _error", "'the body is not JSON' AS _error");

        setAside = List.of(new SetAside(new EventIdentity(SOURCE, 2), "no-device"));
        assertThat(mismatches()).isZero();

        setAside = List.of(new SetAside(new EventIdentity(SOURCE, 2), "bad-json"));
        assertThat(mismatches()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            sourceHub         | 'o~t'
            sourceIncarnation | -1::BIGINT
            sourcePartition   | ''
            sourceSequence    | -1::BIGINT
            sourceSequence    | NULL::BIGINT
            sourceEnqueued    | NULL::TIMESTAMPTZ
            sourceEnqueued    | TIMESTAMPTZ '9999-12-31 23:59:59.999001Z'
            """)
    void seesProvenanceThatCanNotBeTrue(String column, String value) throws Exception {
        row("fan", "{}");
        rows.set(2, rows.get(2).replaceFirst("[^ ,]+ AS \"" + column + "\"", value + " AS \"" + column + "\""));
        setAside = List.of(
                new SetAside(new EventIdentity(new SourcePartition("telemetry", 0, "0"), 2), "missing-provenance"));

        assertThat(judge().samples()).isEmpty();
    }

    /** Storage refuses a device only when there is more to keep than fits. */
    @Test
    void believesThatADeviceWasRefusedOnlyWhenMuchIsToBeKeptOfIt() throws Exception {
        rows.clear();
        for (int partition = 0; partition < 1700; partition++) {
            row("fan", "{}");
            replace(partition, "'0' AS \"sourcePartition\"", "'" + partition + "' AS \"sourcePartition\"");
        }
        devices = List.of();
        setAside = rows.stream()
                .map(row -> rows.indexOf(row))
                .map(n ->
                        new SetAside(new EventIdentity(new SourcePartition("ot", 7, n.toString()), n), "state-refused"))
                .toList();

        assertThat(judge().samples()).isEmpty();
    }

    /** Rules judge only what comes in order: what was in quarantine is late when it is taken in. */
    @Test
    void expectsNoAlarmOfAReplayedEvent() throws Exception {
        rows.clear();
        for (int value : new int[] {1, 9, 1, 9}) {
            row("fan", "{\"value\": " + value + "}");
        }
        devices = List.of(fan(0, 3, Map.of("value", measured(Kind.NUMBER, "9", 3)), List.of(), null));
        setUp = SetUp.DEFAULT.withRules(
                Map.of("default", "{\"rules\":[{\"id\":\"hot\",\"measurement\":\"value\",\"above\":8}]}"));
        List<String> ofAll = List.of("ot~fan/hot/7/1", "ot~fan/hot/7/1/cleared", "ot~fan/hot/7/3");
        List<String> withoutReplayed = List.of("ot~fan/hot/7/3");

        alarms = ofAll;
        assertThat(mismatches()).isZero();
        alarms = withoutReplayed;
        assertThat(mismatches()).isEqualTo(2);

        replayed = Set.of(new EventIdentity(SOURCE, 1));
        assertThat(mismatches()).isZero();
        alarms = ofAll;
        assertThat(mismatches()).as("alarms of a replayed event").isEqualTo(2);
    }

    @Test
    void keepsOfALongTextWhatFits() throws Exception {
        rows.clear();
        row("fan", "{\"t\": \"" + "é".repeat(70) + "\"}");
        devices = List.of(fan(0, 0, Map.of("t", measured(Kind.TEXT, "é".repeat(61) + "…", 0)), List.of(), null));

        assertThat(mismatches()).as("one character too few").isEqualTo(1);
    }

    private static String place(SetAside event) {
        SourcePartition source = event.identity().source();
        return String.join(
                "/",
                source.hub(),
                Long.toString(source.incarnation()),
                source.partition(),
                Long.toString(event.identity().sequence()));
    }

    private void replace(int row, String column, String other) {
        assertThat(rows.get(row)).contains(column);
        rows.set(row, rows.get(row).replace(column, other));
    }

    private StoredDevice pump() {
        Instant last = Instant.ofEpochMilli(FIRST + 3_601_000 + 500_000);
        return new StoredDevice(
                "ot~pump",
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

    private static StoredDevice planted(StoredDevice s, String fault) {
        SortedMap<String, Value> measurements = new TreeMap<>(s.measurements());
        Value value = measurements.get("value");
        switch (fault) {
            case "missing" -> measurements.remove("unit");
            case "foreign" -> measurements.put("foreign", value);
            case "value" -> measurements.put("value", measured(Kind.NUMBER, "2.5", 1));
            case "kind" -> measurements.put("value", measured(Kind.TEXT, "2.50", 1));
            case "time" ->
                measurements.put(
                        "value",
                        new Value(value.kind(), value.text(), value.time().minusMillis(1), 7, 1));
            case "sequence" -> measurements.put("value", new Value(value.kind(), value.text(), value.time(), 7, 0));
            default -> {}
        }
        return new StoredDevice(
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

    private static StoredDevice renamed(StoredDevice s) {
        return new StoredDevice(
                "ot~nobody",
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

    private StoredDevice fan(int first, int last, Map<String, Value> measurements) {
        return fan(first, last, measurements, List.of(), "v1");
    }

    private StoredDevice fan(
            int first, int last, Map<String, Value> measurements, List<String> overflow, String firmware) {
        List<String> own = rows.subList(first, last + 1).stream()
                .filter(row -> row.contains("'fan' AS"))
                .toList();
        Instant seen = enqueued(rows.get(last));
        return new StoredDevice(
                "ot~fan",
                "default",
                "-",
                firmware,
                seen,
                seen,
                new EventIdentity(SOURCE, last),
                own.size(),
                own.stream().mapToLong(IngestOracleTest::bytes).sum(),
                new TreeMap<>(measurements),
                overflow);
    }

    private static Value measured(Kind kind, String text, long sequence) {
        return new Value(kind, text, Instant.ofEpochMilli(FIRST + sequence * 1000), 7, sequence);
    }

    private static Instant enqueued(String row) {
        return Instant.EPOCH.plus(
                Long.parseLong(row.replaceAll(".*make_timestamptz\\((\\d+)\\).*", "$1")), ChronoUnit.MICROS);
    }

    private static long bytes(String row) {
        return row.replaceAll(".*encode\\('(.*)'\\) AS body.*", "$1").getBytes(UTF_8).length;
    }

    private long mismatches() throws Exception {
        return judge().mismatches();
    }

    private Verdict judge() throws Exception {
        Path archive = folder.resolve("archive");
        Path file = archive.resolve(FILE.formatted(0));
        Files.createDirectories(file.getParent());
        try (Database database = new Database()) {
            database.execute("COPY (" + String.join(" UNION ALL ", rows) + ") TO " + Database.literal(file.toString())
                    + " (FORMAT parquet)");
        }
        return IngestOracle.judge(archive, new IngestEvidence(devices, alarms, setAside, replayed, setUp));
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
