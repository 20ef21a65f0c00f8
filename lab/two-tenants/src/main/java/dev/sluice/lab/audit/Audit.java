package dev.sluice.lab.audit;

import dev.sluice.lab.LabException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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
            loadArchive(database, files, sightings);
            database.executeAll(Script.read("audit.sql"));
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

    private static void loadArchive(Database database, List<ArchiveFile> files, Map<String, Long> sightings)
            throws SQLException {
        database.execute("CREATE TABLE file (file_number BIGINT, path VARCHAR, chain VARCHAR, first_seen BIGINT)");
        for (int number = 0; number < files.size(); number++) {
            ArchiveFile file = files.get(number);
            long seen = file.firstSeen(sightings);
            database.execute("INSERT INTO file VALUES (" + number + ", " + Database.literal(file.path()) + ", "
                    + Database.literal(file.chain()) + ", " + (seen < 0 ? "NULL" : seen) + ")");
        }
        database.execute("CREATE VIEW parquet AS " + (files.isEmpty() ? noRows() : rowsOf(files)));
    }

    private static String rowsOf(List<ArchiveFile> files) {
        String paths =
                files.stream().map(file -> Database.literal(file.path())).collect(Collectors.joining(", ", "[", "]"));
        return "SELECT * FROM read_parquet(" + paths
                + ", filename = true, file_row_number = true, union_by_name = true, hive_partitioning = false)";
    }

    private static String noRows() {
        return "SELECT '' AS filename, 0 AS file_row_number, 0::BIGINT AS seq, now()::TIMESTAMP AS \"enqueuedTime\","
                + " '' AS \"messageId\", '' AS \"deviceId\", '' AS \"sourceHub\", 0::BIGINT AS \"sourceIncarnation\","
                + " '' AS \"sourcePartition\", 0::BIGINT AS \"sourceSequence\", false AS _dup, '' AS _error,"
                + " ''::BLOB AS body, now() AS \"sourceEnqueued\", false AS canary,"
                + " MAP {'': ''} AS properties WHERE false";
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
            ingest = Optional.of(IngestAudit.run(database, evidence.get()));
            reasons.addAll(IngestAudit.reasons(database, ingest.get()));
        }
        return new Findings(
                sources,
                bridge,
                archive,
                ingest,
                database.latency("to_archive"),
                database.latency("to_it_hub"),
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
