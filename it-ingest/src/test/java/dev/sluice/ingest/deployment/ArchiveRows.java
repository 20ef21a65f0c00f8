package dev.sluice.ingest.deployment;

import com.azure.messaging.eventhubs.EventData;
import dev.sluice.contract.IotHubProperties;
import dev.sluice.contract.Provenance;
import dev.sluice.ingestoracle.Database;
import dev.sluice.ingestoracle.Rows;
import java.sql.SQLException;
import java.util.Map;

/**
 * Gives a database the rows that an archive of one partition would have if each event came once: those of its columns that
 * the oracle reads. Whether a body can be read is left to the oracle. For one thread.
 */
final class ArchiveRows implements AutoCloseable {
    private static final String COLUMNS = "number BIGINT, device VARCHAR, hub VARCHAR, incarnation BIGINT,"
            + " partition VARCHAR, sequence BIGINT, enqueued BIGINT, canary BOOLEAN, type VARCHAR, site VARCHAR,"
            + " firmware VARCHAR, body BLOB";

    private final Rows rows;
    private long number;

    private ArchiveRows(Rows rows) {
        this.rows = rows;
    }

    static ArchiveRows of(Database database) throws SQLException {
        database.execute("CREATE TABLE row (" + COLUMNS + ")");
        database.execute(
                "CREATE VIEW file AS SELECT 0 AS file_number, '0' AS path, '" + ItTenant.HUB + "/1/0' AS chain");
        database.execute("CREATE VIEW parquet AS SELECT '0' AS filename, number AS file_row_number,"
                + " number AS seq, device AS \"deviceId\", hub AS \"sourceHub\", incarnation AS \"sourceIncarnation\","
                + " partition AS \"sourcePartition\", sequence AS \"sourceSequence\","
                + " make_timestamptz(enqueued * 1000) AS \"sourceEnqueued\", canary, MAP {'message-type': coalesce(type, ''),"
                + " 'site': coalesce(site, ''), 'firmware': coalesce(firmware, '')} AS properties, body,"
                + " NULL::VARCHAR AS _error, false AS _dup FROM row");
        return new ArchiveRows(database.rows("row"));
    }

    /** Adds the next event. */
    void add(EventData event) throws SQLException {
        Map<String, Object> properties = event.getProperties();
        rows.add(
                number++,
                properties.get(IotHubProperties.DEVICE_ID),
                properties.get(Provenance.SOURCE_HUB),
                properties.get(Provenance.SOURCE_INCARNATION),
                properties.get(Provenance.SOURCE_PARTITION),
                properties.get(Provenance.SOURCE_SEQUENCE),
                properties.get(Provenance.SOURCE_ENQUEUED),
                properties.get(Provenance.CANARY),
                properties.get(Sent.TYPE),
                properties.get("site"),
                properties.get("firmware"),
                event.getBody());
    }

    @Override
    public void close() throws SQLException {
        rows.close();
    }
}
