package dev.sluice.ingestoracle;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes an archive's rows known to a database: table {@code file}, and view {@code parquet} of the rows. Stateless. */
public final class ArchiveTables {
    private ArchiveTables() {}

    /**
     * Makes the rows known.
     *
     * @param files in the archive's own order
     * @param sightings when each blob was first seen, in microseconds since the epoch, by its name
     * @throws SQLException when they can't be read
     */
    public static void load(Database database, List<ArchiveFile> files, Map<String, Long> sightings)
            throws SQLException {
        database.execute("CREATE TABLE file (file_number BIGINT, path VARCHAR, chain VARCHAR, first_seen BIGINT)");
        try (Rows rows = database.rows("file")) {
            long number = 0;
            for (ArchiveFile file : files) {
                rows.add(number++, file.path(), file.chain(), sightings.get(file.blob()));
            }
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
}
