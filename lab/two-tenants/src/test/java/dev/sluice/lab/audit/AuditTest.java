package dev.sluice.lab.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.EventIdentity;
import dev.sluice.contract.SourcePartition;
import dev.sluice.ingestoracle.Database;
import dev.sluice.ingestoracle.IngestEvidence;
import dev.sluice.ingestoracle.IngestEvidence.SetUp;
import dev.sluice.ingestoracle.StoredDevice;
import dev.sluice.lab.ledger.Ledger;
import dev.sluice.lab.ledger.LedgerEntry;
import dev.sluice.lab.ledger.LedgerFolder;
import dev.sluice.lab.ledger.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plants one fault at a time in an archive of four events of one device in one hub partition. */
class AuditTest {
    private static final String FILE =
            "hub=telemetry/inc=1700000000000/v1/date=2026-01-01/hour=00/p=00/00-%020d.parquet";

    @TempDir
    Path folder;

    private Path archive;

    @BeforeEach
    void sendFourEvents() throws Exception {
        archive = Files.createDirectory(folder.resolve("archive"));
        Path ledgers = Files.createDirectory(folder.resolve("ledger"));
        try (Ledger ledger = LedgerFolder.open(ledgers).create("replay")) {
            List<LedgerEntry> events = IntStream.rangeClosed(1, 4)
                    .mapToObj(n -> new LedgerEntry("fan", n, ("body " + n).getBytes(UTF_8)))
                    .toList();
            ledger.attempt(events, 1);
            ledger.outcome(events, 1, Outcome.ACCEPTED);
        }
    }

    @Test
    void passesWhenTheArchiveHoldsWhatWasSent() throws Exception {
        write(0, row(0, 1), row(1, 2));
        write(2, row(2, 3), row(3, 4));

        Findings findings = audit();

        assertThat(findings.reasons()).isEmpty();
        assertThat(findings.sources()).isEqualTo(new Findings.Sources(1, 4, 24, 0, 0));
        assertThat(findings.archive().rows()).isEqualTo(4);
        assertThat(findings.bridge()).isEqualTo(new Findings.Bridge(4, 0, 0));
    }

    @Test
    void countsARepeatOfTheBridgeThatIsFlagged() throws Exception {
        write(0, row(0, 1), row(1, 2), row(2, 3), row(3, 4), row(4, 3, 2, true), row(5, 4, 3, true));

        Findings findings = audit();

        assertThat(findings.pass()).isTrue();
        assertThat(findings.archive().flagged()).isEqualTo(2);
        assertThat(findings.bridge().resent()).isEqualTo(2);
    }

    @Test
    void findsARemovedRow() throws Exception {
        write(0, row(0, 1), row(2, 3), row(3, 4));

        Findings findings = audit();

        assertThat(findings.archive().missing()).isEqualTo(1);
        assertThat(findings.reasons())
                .containsExactly(
                        "1 accepted events are not in the archive, such as fan#2",
                        "the archive has a hole: telemetry/1700000000000/00 lacks 1 sequence numbers");
    }

    @Test
    void findsADuplicatedRow() throws Exception {
        write(0, row(0, 1), row(1, 2), row(2, 3), row(3, 4), row(4, 4, 3, false));

        assertThat(audit().archive().duplicates()).isEqualTo(1);
        assertThat(audit().pass()).isFalse();
    }

    @Test
    void findsAMessageThatWasSentOnceAndStoredTwice() throws Exception {
        write(0, row(0, 1), row(1, 2), row(2, 3), row(3, 4), row(4, 4, 4, false));

        assertThat(audit().archive().duplicates()).isEqualTo(1);
    }

    @Test
    void findsSwappedRows() throws Exception {
        write(0, row(0, 1), row(2, 3), row(1, 2), row(3, 4));

        assertThat(audit().archive().outOfOrder()).isEqualTo(1);
        assertThat(audit().pass()).isFalse();
    }

    @Test
    void findsSwappedEvents() throws Exception {
        write(0, row(0, 1), row(1, 3), row(2, 2), row(3, 4));

        assertThat(audit().archive().outOfOrder()).isEqualTo(1);
    }

    @Test
    void findsAnAlteredBody() throws Exception {
        write(0, row(0, 1), row(1, 2).replace("body 2", "body 9"), row(2, 3), row(3, 4));

        assertThat(audit().archive().altered()).isEqualTo(1);
        assertThat(audit().pass()).isFalse();
    }

    @Test
    void findsARowThatNobodySent() throws Exception {
        write(0, row(0, 1), row(1, 2), row(2, 3), row(3, 4), row(4, 5));

        assertThat(audit().archive().altered()).isEqualTo(1);
    }

    @Test
    void countsAWronglyFlaggedRowAsMissing() throws Exception {
        write(0, row(0, 1), row(1, 2, 1, true), row(2, 3), row(3, 4));

        assertThat(audit().archive().missing()).isEqualTo(1);
        assertThat(audit().pass()).isFalse();
    }

    @Test
    void failsWhenTheArchiveIsEmpty() {
        assertThat(audit().archive().missing()).isEqualTo(4);
    }

    @Test
    void failsWhenIngestHasAppliedNothing() {
        assertThat(audit(List.of()).reasons()).contains("ingest has applied nothing");
    }

    @Test
    void failsWhenIngestHasStoredWhatTheArchiveDoesNotKnow() {
        EventIdentity head = new EventIdentity(new SourcePartition("ot", 7, "0"), 0);
        StoredDevice fan = new StoredDevice(
                "ot~fan", "default", "-", null, Instant.EPOCH, Instant.EPOCH, head, 1, 2, Map.of(), List.of());

        Findings findings = audit(List.of(fan));

        assertThat(findings.ingest()).contains(new Findings.Ingest(1, 1, 0, 0, 0, 1));
        assertThat(findings.reasons())
                .contains("1 things that ingest stored are not what the archive says, such as ot~fan: device is there,"
                        + " must be none");
    }

    @Test
    void measuresFromTheFirstAttemptToTheFirstSight() throws Exception {
        write(0, row(0, 1), row(1, 2), row(2, 3), row(3, 4));
        long tomorrow = System.currentTimeMillis() * 1000 + 86_400_000_000L;

        Findings findings = Audit.run(
                LedgerFolder.open(folder.resolve("ledger")).files(),
                new ArchiveFolder(archive),
                Map.of(FILE.formatted(0), tomorrow),
                Optional.empty());

        assertThat(findings.toArchive())
                .hasValueSatisfying(l -> assertThat(l.p50()).isBetween(86_000_000.0, 86_500_000.0));
    }

    private Findings audit() {
        return audit(Optional.empty());
    }

    private Findings audit(List<StoredDevice> devices) {
        return audit(Optional.of(new IngestEvidence(devices, List.of(), List.of(), SetUp.DEFAULT)));
    }

    private Findings audit(Optional<IngestEvidence> ingest) {
        return Audit.run(
                LedgerFolder.open(folder.resolve("ledger")).files(), new ArchiveFolder(archive), Map.of(), ingest);
    }

    private void write(long first, String... rows) throws Exception {
        Path file = archive.resolve(FILE.formatted(first));
        Files.createDirectories(file.getParent());
        try (Database database = new Database()) {
            database.execute("COPY (SELECT * FROM (" + String.join(" UNION ALL ", rows) + ")) TO "
                    + Database.literal(file.toString()) + " (FORMAT parquet)");
        }
    }

    private static String row(int sequence, int number) {
        return row(sequence, number, number - 1, false);
    }

    private static String row(int sequence, int number, int sourceSequence, boolean flagged) {
        return "SELECT " + sequence + "::BIGINT AS seq, TIMESTAMPTZ '2026-01-01 00:00:00Z' AS \"enqueuedTime\","
                + " 'fan#" + number + "' AS \"messageId\", 'fan' AS \"deviceId\", 'ot' AS \"sourceHub\","
                + " 7::BIGINT AS \"sourceIncarnation\", '0' AS \"sourcePartition\"," + sourceSequence
                + "::BIGINT AS \"sourceSequence\", " + flagged + " AS _dup, NULL::VARCHAR AS _error,"
                + " encode('body " + number + "') AS body";
    }
}
