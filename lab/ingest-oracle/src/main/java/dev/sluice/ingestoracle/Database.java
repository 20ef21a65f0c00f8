package dev.sluice.ingestoracle;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** An in-memory DuckDB that loads nothing from outside. Not safe for use by several threads. */
public final class Database implements AutoCloseable {
    private final Connection connection;
    private final Statement statement;

    public Database() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        statement = connection.createStatement();
        execute("SET autoinstall_known_extensions = false");
        execute("SET autoload_known_extensions = false");
        execute("SET TimeZone = 'UTC'");
    }

    public void execute(String sql) throws SQLException {
        statement.execute(sql);
    }

    /** Runs statements that end with a semicolon at the end of a line. */
    public void executeAll(String script) throws SQLException {
        for (String sql : script.split(";\\R", -1)) {
            if (!sql.isBlank()) {
                execute(sql);
            }
        }
    }

    /** The number that a query gives; nothing counts as zero. */
    public long number(String sql) throws SQLException {
        try (ResultSet result = statement.executeQuery(sql)) {
            return result.next() ? result.getLong(1) : 0;
        }
    }

    /** Adds rows to a table. */
    public Rows rows(String table) throws SQLException {
        return new Rows(connection.unwrap(DuckDBConnection.class).createAppender(table));
    }

    /** The first column of a query, as text. */
    public List<String> texts(String sql) throws SQLException {
        return records(sql).stream()
                .map(record -> String.valueOf(record.get(0)))
                .toList();
    }

    /** What a query gives, as text, row by row. */
    public List<List<@Nullable String>> records(String sql) throws SQLException {
        List<List<@Nullable String>> records = new ArrayList<>();
        try (ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<@Nullable String> record = new ArrayList<>(columns);
                for (int column = 1; column <= columns; column++) {
                    record.add(result.getString(column));
                }
                records.add(record);
            }
        }
        return records;
    }

    /** Text as an SQL literal. */
    public static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
