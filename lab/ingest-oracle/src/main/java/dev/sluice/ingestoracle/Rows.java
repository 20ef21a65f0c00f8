package dev.sluice.ingestoracle;

import java.sql.SQLException;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/** Adds rows to a table; they are there once this is closed. Not safe for use by several threads. */
public final class Rows implements AutoCloseable {
    private final DuckDBAppender appender;

    Rows(DuckDBAppender appender) {
        this.appender = appender;
    }

    /** Adds a row of texts, longs, booleans and bytes. */
    public void add(@Nullable Object... values) throws SQLException {
        appender.beginRow();
        for (Object value : values) {
            append(value);
        }
        appender.endRow();
    }

    private void append(@Nullable Object value) throws SQLException {
        if (value instanceof Long number) {
            appender.append(number.longValue());
        } else if (value instanceof Boolean flag) {
            appender.append(flag.booleanValue());
        } else if (value instanceof byte[] bytes) {
            appender.append(bytes);
        } else if (value == null) {
            appender.appendNull();
        } else {
            appender.append(value.toString());
        }
    }

    @Override
    public void close() throws SQLException {
        appender.close();
    }
}
