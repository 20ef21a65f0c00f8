package dev.sluice.ingestoracle;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * Holds what ingest stored against what the archive's rows say that it must be, computed by SQL alone: nothing of
 * ingest's own code is asked. Stateless.
 */
public final class IngestOracle {
    private static final int SAMPLES = 10;

    private IngestOracle() {}

    /**
     * Compares.
     *
     * @param archive folder with the archive's files
     * @throws IOException when the folder can't be read
     * @throws SQLException when a file can't be read
     */
    public static Verdict judge(Path archive, IngestEvidence evidence) throws IOException, SQLException {
        try (Database database = new Database()) {
            ArchiveTables.load(database, ArchiveFile.in(archive), Map.of());
            return judge(database, evidence);
        }
    }

    /**
     * Compares.
     *
     * @param database holds the archive, as {@link ArchiveTables} says; gets tables and views of what must be and of
     *     what is stored, and {@code difference}
     */
    public static Verdict judge(Database database, IngestEvidence evidence) throws SQLException {
        compute(database, evidence);
        database.executeAll(Script.read(IngestOracle.class, "compare.sql"));
        return new Verdict(
                database.number("SELECT count(*) FROM stored_device"),
                database.number("SELECT coalesce(sum(events), 0) FROM stored_device"),
                database.number("SELECT count(*) FROM quarantined"),
                database.number("SELECT count(DISTINCT id) FROM stored_alarm"),
                database.number("SELECT count(*) FROM difference"),
                samples(database));
    }

    /**
     * Computes what must be, and compares nothing: {@code device}, {@code measurement}, {@code overflow},
     * {@code transition}.
     *
     * @param database holds the archive, as {@link ArchiveTables} says
     */
    public static void compute(Database database, IngestEvidence evidence) throws SQLException {
        new EvidenceTables(database).load(evidence);
        database.executeAll(Script.read(IngestOracle.class, "events.sql"));
        new SchemaCheck(database).run(evidence.setUp().types());
        for (String script : List.of("state.sql", "alarms.sql")) {
            database.executeAll(Script.read(IngestOracle.class, script));
        }
    }

    private static List<String> samples(Database database) throws SQLException {
        return database.texts("SELECT subject || ': ' || what || ' is ' || coalesce(stored, 'none') || ', must be '"
                + " || coalesce(must, 'none') FROM difference ORDER BY what, subject LIMIT " + SAMPLES);
    }
}
