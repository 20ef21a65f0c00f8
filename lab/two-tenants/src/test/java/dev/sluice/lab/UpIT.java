package dev.sluice.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpIT {
    private static final Path RECORDINGS = Path.of("src/test/recordings").toAbsolutePath();
    private static final long EVENTS = 3500;

    @TempDir
    Path folder;

    @Test
    void movesRecordingsToParquetGoesOnInTheSameFolderAndSeesEveryPlantedFault() throws Exception {
        Path data = folder.resolve("data");
        Path report = folder.resolve("r.json");

        Launcher first = up(data, "--replay", RECORDINGS.toString(), "--report", report.toString());
        assertThat(first.await()).as(first.err()).isZero();
        assertThat(first.tree()).noneMatch(process -> process.isAlive());
        assertThat(first.err()).contains("skipped 1 files").contains("the first events can be read in Parquet");
        assertPassed(report, EVENTS);
        assertBridgeCounted(report, EVENTS);
        assertThat(data.resolve("report.json")).hasSameTextualContentAs(report);

        Launcher second = up(data, "--replay", RECORDINGS.toString(), "--report", report.toString());
        assertThat(second.await()).as(second.err()).isZero();
        assertPassed(report, 2 * EVENTS);
        assertBridgeCounted(report, EVENTS);

        new PlantedFaults(data, folder).assertEachIsSeen();
    }

    @Test
    void sendsThisMachinesSensorsAndPrintsJson() throws Exception {
        Launcher live = Launcher.run(folder, "up", "--duration", "5s", "--json");

        assertThat(live.exitCode()).as(live.err()).isZero();
        JsonNode report = new ObjectMapper().readTree(live.out());
        assertThat(report.path("verdict").asText()).isEqualTo("pass");
        assertThat(report.path("source").path("devices").asLong()).isGreaterThan(1);
    }

    @Test
    void replaysASingleFileNamesItsBrokenRowsAndLetsTheRestFlowWhateverItsOtherColumns() throws Exception {
        Path file = Files.writeString(
                folder.resolve("pump.csv"),
                "timestamp,value,type\n2026-01-01 00:00:00,1,pump\nnever,2,pump\n2026-01-01 00:01:00,3,pump\n");
        Path report = folder.resolve("r.json");

        Launcher up = Launcher.run(folder, "up", "--replay", file.toString(), "--report", report.toString());

        assertThat(up.exitCode()).as(up.err()).isZero();
        assertThat(up.err()).contains("left out " + file + ":3: 'never' is not a time");
        JsonNode source = new ObjectMapper().readTree(report.toFile()).path("source");
        assertThat(source.path("events").asLong()).isEqualTo(2);
        assertThat(source.path("rejectedRows").asLong()).isEqualTo(1);
        JsonNode ingest = new ObjectMapper().readTree(report.toFile()).path("ingest");
        assertThat(ingest.path("applied").asLong()).isEqualTo(2);
        assertThat(ingest.path("quarantined").asLong(-1)).isZero();
    }

    private Launcher up(Path data, String... more) throws Exception {
        String[] arguments = new String[more.length + 3];
        arguments[0] = "up";
        arguments[1] = "--data";
        arguments[2] = data.toString();
        System.arraycopy(more, 0, arguments, 3, more.length);
        return Launcher.start(folder, java.util.Map.of(), arguments);
    }

    /** Of this run only, and by the bridge itself; what it sends again it counts as well. */
    private static void assertBridgeCounted(Path file, long events) throws Exception {
        JsonNode counted =
                new ObjectMapper().readTree(file.toFile()).path("bridge").path("metrics");
        long resent = counted.path("resent").asLong(-1);
        assertThat(counted.path("received").asLong()).isGreaterThanOrEqualTo(events);
        assertThat(counted.path("forwarded").asLong()).isBetween(events, events + resent);
        assertThat(counted.path("quarantined").asLong(-1)).isZero();
        assertThat(counted.path("gaps").asLong(-1)).isZero();
    }

    private static void assertPassed(Path file, long events) throws Exception {
        JsonNode report = new ObjectMapper().readTree(file.toFile());
        JsonNode archive = report.path("archive");
        assertThat(report.path("verdict").asText()).as(report.toPrettyString()).isEqualTo("pass");
        assertThat(report.path("source").path("devices").asLong()).isEqualTo(4);
        assertThat(report.path("source").path("events").asLong()).isEqualTo(events);
        assertThat(report.path("bridge").path("received").asLong()).isEqualTo(events);
        assertThat(report.path("bridge").path("forwarded").asLong()).isEqualTo(events);
        assertThat(archive.path("rows").asLong()).isEqualTo(events);
        for (String fault : new String[] {"missing", "duplicates", "outOfOrder", "altered", "errors"}) {
            assertThat(archive.path(fault).asLong(-1)).as(fault).isZero();
        }
        assertThat(report.path("latencyMs")
                        .path("deviceToArchiveVisible")
                        .path("p50")
                        .asDouble())
                .isPositive();
        JsonNode ingest = report.path("ingest");
        assertThat(ingest.path("devices").asLong()).isEqualTo(4);
        assertThat(ingest.path("applied").asLong()).isEqualTo(events);
        assertThat(ingest.path("quarantined").asLong(-1)).isZero();
        assertThat(ingest.path("alarms").asLong()).isPositive();
        assertThat(ingest.path("mismatches").asLong(-1)).isZero();
        assertThat(report.has("analytics") || report.has("network")).isFalse();
    }
}
