package dev.sluice.lab.audit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.duckdb.DuckDBConnection;

/** An in-memory DuckDB that loads nothing from outside. Not safe for use by several threads. */
final class Database implements AutoCloseable {
    private final Connection connection;
    private final Statement statement;

    Database() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        statement = connection.createStatement();
        execute("SET autoinstall_known_extensions = false");
        execute("SET autoload_known_extensions = false");
        execute("SET TimeZone = 'UTC'");
    }

    void execute(String sql) throws SQLException {
        statement.execute(sql);
    }

    /** Runs statements that end with a semicolon at the end of a line. */
    void executeAll(String script) throws SQLException {
        for (String sql : script.split(";\\R", -1)) {
            if (!sql.isBlank()) {
                execute(sql);
            }
        }
    }

    /** The number that a query gives; nothing counts as zero. */
    long number(String sql) throws SQLException {
        try (ResultSet result = statement.executeQuery(sql)) {
            return result.next() ? result.getLong(1) : 0;
        }
    }

    /** Adds rows to a table. */
    Rows rows(String table) throws SQLException {
        return new Rows(connection.unwrap(DuckDBConnection.class).createAppender(table));
    }

    /** The median and the 99th percentile of a column, where it has values. */
    Optional<Latency> latency(String column) throws SQLException {
        String sql = "SELECT quantile_cont(" + column + ", 0.5), quantile_cont(" + column + ", 0.99), count(" + column
                + ") FROM latency";
        try (ResultSet result = statement.executeQuery(sql)) {
            return result.next() && result.getLong(3) > 0
                    ? Optional.of(new Latency(result.getDouble(1), result.getDouble(2)))
                    : Optional.empty();
        }
    }

    /** The first column of a query, as text. */
    List<String> texts(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                texts.add(String.valueOf(result.getString(1)));
            }
        }
        return texts;
    }

    /** Text as an SQL literal. */
    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
