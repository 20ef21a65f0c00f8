package dev.sluice.lab.audit;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds what ingest stored against what the archive's rows say that it must be, computed by SQL alone: nothing of
 * ingest's own code is asked. Stateless.
 */
final class IngestAudit {
    private static final int SAMPLES = 3;

    private IngestAudit() {}

    /** Compares; the database holds the archive. */
    static Findings.Ingest run(Database database, IngestEvidence evidence) throws SQLException {
        new IngestTables(database).load(evidence);
        for (String script : List.of("ingest-state.sql", "ingest-alarms.sql", "ingest-compare.sql")) {
            database.executeAll(Script.read(script));
        }
        return new Findings.Ingest(
                database.number("SELECT count(*) FROM stored_device"),
                database.number("SELECT coalesce(sum(events), 0) FROM stored_device"),
                database.number("SELECT count(*) FROM archive WHERE flagged"),
                database.number("SELECT count(*) FROM quarantined"),
                database.number("SELECT count(DISTINCT id) FROM stored_alarm"),
                database.number("SELECT count(*) FROM difference"));
    }

    /** Why the state is not what it must be, each in a line. */
    static List<String> reasons(Database database, Findings.Ingest found) throws SQLException {
        List<String> reasons = new ArrayList<>();
        if (found.applied() == 0) {
            reasons.add("ingest has applied nothing");
        }
        if (found.mismatches() > 0) {
            reasons.add(found.mismatches() + " things that ingest stored are not what the archive says, such as "
                    + String.join("; ", samples(database)));
        }
        return reasons;
    }

    private static List<String> samples(Database database) throws SQLException {
        return database.texts("SELECT subject || ': ' || what || ' is ' || coalesce(stored, 'none') || ', must be '"
                + " || coalesce(must, 'none') FROM difference ORDER BY what, subject LIMIT " + SAMPLES);
    }
}
