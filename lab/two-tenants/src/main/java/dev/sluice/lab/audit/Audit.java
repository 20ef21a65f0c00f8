package dev.sluice.lab.audit;

import dev.sluice.ingestoracle.ArchiveFile;
import dev.sluice.ingestoracle.ArchiveTables;
import dev.sluice.ingestoracle.Database;
import dev.sluice.ingestoracle.IngestEvidence;
import dev.sluice.ingestoracle.IngestOracle;
import dev.sluice.ingestoracle.Script;
import dev.sluice.ingestoracle.Verdict;
import dev.sluice.lab.LabException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares what the sources sent, by their ledgers, with what the archive holds, read by DuckDB: nothing that the
 * services say of themselves is believed. Stateless.
 */
public final class Audit {
    private static final int SAMPLES = 3;

    private Audit() {}

    /**
     * Audits an archive.
     *
     * @param ledgers the ledger files
     * @param archive the archive
     * @param sightings when each blob was first seen, in microseconds since the epoch, by its name
     * @param ingest what ingest has stored, where that is known
     * @throws LabException when a ledger or the archive cannot be read
     */
    public static Findings run(
            List<Path> ledgers, ArchiveFolder archive, Map<String, Long> sightings, Optional<IngestEvidence> ingest) {
        List<ArchiveFile> files = archive.files();
        try (Database database = new Database()) {
            loadLedgers(database, ledgers);
            ArchiveTables.load(database, files, sightings);
            database.executeAll(Script.read(Audit.class, "audit.sql"));
            return findings(database, files, ingest);
        } catch (SQLException e) {
            throw new LabException("the audit failed: " + firstLine(e), e);
        }
    }

    private static void loadLedgers(Database database, List<Path> ledgers) throws SQLException {
        database.execute("CREATE TABLE ledger (kind VARCHAR, micros BIGINT, device VARCHAR, number BIGINT,"
                + " attempt INTEGER, bytes BIGINT, sha256 VARCHAR)");
        for (Path ledger : ledgers) {
            try {
                database.execute("INSERT INTO ledger SELECT * FROM read_csv(" + Database.literal(ledger.toString())
                        + ", header = true, auto_detect = false, delim = ',', quote = '', escape = '', columns = {'kind': 'VARCHAR',"
                        + " 'micros': 'BIGINT', 'device': 'VARCHAR', 'number': 'BIGINT', 'attempt': 'INTEGER',"
                        + " 'bytes': 'BIGINT', 'sha256': 'VARCHAR'})");
            } catch (SQLException e) {
                throw new LabException("cannot read the ledger " + ledger + ": " + firstLine(e), e);
            }
        }
    }

    private static Findings findings(Database database, List<ArchiveFile> files, Optional<IngestEvidence> evidence)
            throws SQLException {
        Findings.Sources sources = new Findings.Sources(
                database.number("SELECT count(DISTINCT device) FROM sent WHERE accepted"),
                database.number("SELECT count(*) FROM sent WHERE accepted"),
                database.number("SELECT coalesce(sum(bytes), 0) FROM sent WHERE accepted"),
                database.number("SELECT coalesce(sum(attempts - 1), 0) FROM sent"),
                database.number("SELECT count(*) FROM ledger WHERE kind = 'rejected'"));
        Findings.Bridge bridge = new Findings.Bridge(
                database.number("SELECT coalesce(sum(identities), 0) FROM bridged"),
                database.number("SELECT coalesce(sum(events - identities), 0) FROM bridged"),
                database.number("SELECT coalesce(sum(gaps), 0) FROM bridged"));
        Findings.Archive archive = archive(database, files);
        List<String> reasons = reasons(database, sources, archive);
        Optional<Findings.Ingest> ingest = Optional.empty();
        if (evidence.isPresent()) {
            Verdict verdict = IngestOracle.judge(database, evidence.get());
            ingest = Optional.of(ingest(database, verdict));
            reasons.addAll(ingestReasons(verdict));
        }
        return new Findings(
                sources,
                bridge,
                archive,
                ingest,
                Latency.of(database, "to_archive"),
                Latency.of(database, "to_it_hub"),
                reasons);
    }

    private static Findings.Archive archive(Database database, List<ArchiveFile> files) throws SQLException {
        return new Findings.Archive(
                database.number("SELECT count(*) FROM archive"),
                files.size(),
                files.stream()
                        .mapToLong(file -> Path.of(file.path()).toFile().length())
                        .sum(),
                database.number("SELECT count(*) FROM missing"),
                database.number("SELECT coalesce((SELECT sum(repeats) FROM repeated_identity), 0)"
                        + " + coalesce((SELECT sum(repeats) FROM repeated_message), 0)"),
                database.number("SELECT count(*) FROM archive WHERE flagged"),
                database.number("SELECT count(*) FROM out_of_order"),
                database.number("SELECT count(*) FROM altered"),
                database.number("SELECT count(*) FROM archive WHERE broken"));
    }

    private static List<String> reasons(Database database, Findings.Sources sources, Findings.Archive archive)
            throws SQLException {
        List<String> reasons = new ArrayList<>();
        if (sources.events() == 0) {
            reasons.add("no event was sent");
        }
        addReason(reasons, archive.missing(), "accepted events are not in the archive", database, "missing");
        addReason(reasons, archive.duplicates(), "rows are repeats and not flagged", database, "repeated_identity");
        addReason(reasons, archive.outOfOrder(), "rows are out of order", database, "out_of_order");
        addReason(reasons, archive.altered(), "rows are not what a source sent", database, "altered");
        for (String hole : database.texts("SELECT chain || ' lacks ' || holes || ' sequence numbers' FROM hole")) {
            reasons.add("the archive has a hole: " + hole);
        }
        return reasons;
    }

    private static Findings.Ingest ingest(Database database, Verdict verdict) throws SQLException {
        return new Findings.Ingest(
                verdict.devices(),
                verdict.applied(),
                database.number("SELECT count(*) FROM archive WHERE flagged"),
                verdict.quarantined(),
                verdict.alarms(),
                verdict.mismatches());
    }

    private static List<String> ingestReasons(Verdict verdict) {
        List<String> reasons = new ArrayList<>();
        if (verdict.applied() == 0) {
            reasons.add("ingest has applied nothing");
        }
        if (verdict.mismatches() > 0) {
            List<String> samples = verdict.samples();
            reasons.add(verdict.mismatches() + " things that ingest stored are not what the archive says, such as "
                    + String.join("; ", samples.subList(0, Math.min(SAMPLES, samples.size()))));
        }
        return reasons;
    }

    private static void addReason(List<String> reasons, long count, String what, Database database, String view)
            throws SQLException {
        if (count > 0) {
            List<String> samples = database.texts("SELECT message_id FROM " + view + " LIMIT " + SAMPLES);
            reasons.add(count + " " + what + (samples.isEmpty() ? "" : ", such as " + String.join(", ", samples)));
        }
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("unknown reason");
    }
}
