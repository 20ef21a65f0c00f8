package dev.sluice.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Plants faults in copies of an archive, one at a time, and has {@code sluice audit} look at each. */
final class PlantedFaults {
    /** What is done to the rows of one file, by the field of the report that must count it. */
    private static final Map<String, String> FAULTS = Map.of(
            "missing", "SELECT * FROM f WHERE n <> 3",
            "duplicates", "SELECT * FROM f UNION ALL SELECT * FROM f WHERE n = 3",
            "outOfOrder", "SELECT * FROM f ORDER BY CASE n WHEN 3 THEN 4 WHEN 4 THEN 3 ELSE n END",
            "altered", "SELECT * REPLACE (CASE n WHEN 3 THEN 'x'::BLOB ELSE body END AS body) FROM f");

    private static final String WRONG_FLAG = "SELECT * REPLACE (n = 3 AS _dup) FROM f";

    private final Path data;
    private final Path folder;

    PlantedFaults(Path data, Path folder) {
        this.data = data;
        this.folder = folder;
    }

    void assertEachIsSeen() throws Exception {
        Path archive = folder.resolve("archive");
        Launcher exported = Launcher.run(folder, "audit", "--data", data.toString(), "--export", archive.toString());
        assertThat(exported.exitCode()).as(exported.err()).isZero();
        assertThat(exported.out()).contains("verdict    pass");
        for (Map.Entry<String, String> fault : FAULTS.entrySet()) {
            assertSeen(fault.getKey(), plant(archive, fault.getValue()));
        }
        assertSeen("missing", plant(archive, WRONG_FLAG));
    }

    private void assertSeen(String field, Path archive) throws Exception {
        Launcher audit =
                Launcher.run(folder, "audit", "--data", data.toString(), "--archive", archive.toString(), "--json");
        JsonNode report = new ObjectMapper().readTree(audit.out());
        assertThat(audit.exitCode()).as(field).isEqualTo(1);
        assertThat(report.path("verdict").asText()).as(field).isEqualTo("fail");
        assertThat(report.path("archive").path(field).asLong()).as(field).isEqualTo(1);
    }

    private Path plant(Path archive, String change) throws Exception {
        Path copy = Files.createTempDirectory(folder, "planted");
        copyTree(archive, copy);
        Path victim = largest(copy);
        Path changed = folder.resolve("changed.parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE VIEW f AS SELECT file_row_number AS n, * EXCLUDE (file_row_number)"
                    + " FROM read_parquet('" + victim + "', file_row_number = true)");
            statement.execute("COPY (" + change + ") TO '" + changed + "' (FORMAT parquet)");
        }
        Files.move(changed, victim, StandardCopyOption.REPLACE_EXISTING);
        return copy;
    }

    private static Path largest(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> parquet =
                    files.filter(file -> file.toString().endsWith(".parquet")).toList();
            return parquet.stream()
                    .max((a, b) -> Long.compare(a.toFile().length(), b.toFile().length()))
                    .orElseThrow();
        }
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path source : tree.toList()) {
                Path target = to.resolve(from.relativize(source).toString());
                if (Files.isDirectory(source)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(source, target);
                }
            }
        }
    }
}
