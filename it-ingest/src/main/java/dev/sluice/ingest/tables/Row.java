package dev.sluice.ingest.tables;

import com.azure.data.tables.models.TableEntity;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Reads and makes rows as the client has them. */
final class Row {
    private static final String TAG = "odata.etag";

    private Row() {}

    /** A row that is written only if it still has a version; without one, whatever is there. */
    static TableEntity of(String partition, String key, @Nullable String version) {
        TableEntity row = new TableEntity(partition, key);
        return version == null ? row : row.addProperty(TAG, version);
    }

    static void put(TableEntity row, String name, @Nullable Object value) {
        if (value != null) {
            row.addProperty(name, value);
        }
    }

    /** A time as a column that people and filters read; its exact value is kept elsewhere where it matters. */
    static OffsetDateTime column(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    static String text(TableEntity row, String name) {
        return (String) value(row, name);
    }

    static @Nullable String optionalText(TableEntity row, String name) {
        return (String) row.getProperty(name);
    }

    static long number(TableEntity row, String name) {
        return ((Number) value(row, name)).longValue();
    }

    static byte[] bytes(TableEntity row, String name) {
        return (byte[]) value(row, name);
    }

    static Instant time(TableEntity row, String name) {
        return ((OffsetDateTime) value(row, name)).toInstant();
    }

    private static Object value(TableEntity row, String name) {
        Object value = row.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("row " + row.getRowKey() + " has no column " + name);
        }
        return value;
    }
}
