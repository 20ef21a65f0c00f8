package dev.sluice.archiver;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads archive files as their users do: with DuckDB. */
public final class Duck implements AutoCloseable {
    private final Connection connection;

    public Duck() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = connection.createStatement()) {
            statement.execute("set TimeZone = 'UTC'");
            statement.execute("set threads = 2");
        }
    }

    /** The rows of a query, by column. */
    public List<Map<String, Object>> rows(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<Map<String, Object>> rows = new ArrayList<>();
            while (result.next()) {
                Map<String, Object> row = new LinkedHashMap<>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    row.put(result.getMetaData().getColumnLabel(column), result.getObject(column));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    /** The one number that a query returns. */
    public long number(String sql) throws SQLException {
        return ((Number) rows(sql).get(0).values().iterator().next()).longValue();
    }

    /** Every row of one file's content, in the order of the sequence. */
    public static List<Map<String, Object>> read(byte[] file) throws Exception {
        Path path = Files.createTempFile("archive", ".parquet");
        try (Duck duck = new Duck()) {
            Files.write(path, file);
            return duck.rows("select * from read_parquet('" + path + "') order by seq");
        } finally {
            Files.delete(path);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
