package dev.sluice.lab.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.lab.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplaySourceTest {
    @TempDir
    Path folder;

    private final List<String> rejected = new ArrayList<>();

    @Test
    void replaysEveryRowOfATreeWithTheDeviceNamedAfterThePath() throws Exception {
        write("plant/boiler.csv", "timestamp,value\n2014-02-14 14:30:00,1.5\n2014-02-14 14:35:00,2\n");
        write("plant/hall 2/fan.csv", "timestamp,value\r\n2014-02-14 14:30:00,3\r\n2014-02-14 14:25:00,4");
        write("labels.json", "{}");
        write("notes.csv", "when,what\n1,2\n");

        ReplaySource source = open(folder);
        List<Reading> readings = readings(source);

        assertThat(source.skipped()).hasSize(2);
        assertThat(source.total()).hasValue(4);
        assertThat(readings).extracting(Reading::device).containsOnly("plant:boiler", "plant:hall_2:fan");
        assertThat(bodies(readings, "plant:hall_2:fan"))
                .containsExactly(
                        "{\"timestamp\":\"2014-02-14T14:30:00Z\",\"value\":3}",
                        "{\"timestamp\":\"2014-02-14T14:25:00Z\",\"value\":4}");
    }

    @Test
    void namesBrokenRowsAndLetsTheRestFlow() throws Exception {
        Path file = write("a.csv", """
                timestamp,value
                yesterday,1
                2014-02-14 14:30:00,many
                2014-02-14 14:35:00

                2014-02-14 14:40:00,7
                """);

        List<Reading> readings = readings(open(file));

        assertThat(readings).extracting(Reading::value).containsExactly("7");
        assertThat(rejected)
                .containsExactly(
                        "a 2 " + file + ":2: 'yesterday' is not a time like 2014-02-14 14:30:00",
                        "a 3 " + file + ":3: 'many' is not a number",
                        "a 4 " + file + ":4: a column is missing");
    }

    @Test
    void readsAFieldInQuotesOverSeveralLines() throws Exception {
        Path file = write("a.csv", """
                timestamp,value,"a
                note"
                2014-02-14 14:30:00,1,"first
                2014-02-14 14:31:00,666,no reading"
                2014-02-14 14:35:00,many,
                2014-02-14 14:40:00,7,5" pipe
                """);

        List<Reading> readings = readings(open(file));

        assertThat(readings).extracting(Reading::value).containsExactly("1", "7");
        assertThat(rejected).containsExactly("a 5 " + file + ":5: 'many' is not a number");
    }

    @Test
    void leavesOutOneRowWhoseQuoteIsNotClosed() throws Exception {
        Path file = write("a.csv", "timestamp,value,note\n2014-02-14 14:30:00,1,\"oops\n2014-02-14 14:35:00,2,fine\n");

        List<Reading> readings = readings(open(file));

        assertThat(readings).extracting(Reading::value).containsExactly("2");
        assertThat(rejected).containsExactly("a 2 " + file + ":2: a quote is not closed");
    }

    @Test
    void leavesOutARowThatIsTooLong() throws Exception {
        String longest = "x".repeat(CsvLines.LONGEST + 1);
        Path file = write("a.csv", "timestamp,value\n" + longest + "\n2014-02-14 14:35:00,2\n");
        write("b.csv", longest);

        ReplaySource source = open(folder);
        List<Reading> readings = readings(source);

        assertThat(readings).extracting(Reading::value).containsExactly("2");
        assertThat(rejected)
                .containsExactly("a 2 " + file + ":2: the line is longer than " + CsvLines.LONGEST + " characters");
        assertThat(source.skipped()).containsExactly(folder.resolve("b.csv"));
    }

    @Test
    void namesADeviceWhoseFileHasNoName() throws Exception {
        write("plant/.csv", "timestamp,value\n2014-02-14 14:30:00,1\n");
        write(".csv", "timestamp,value\n2014-02-14 14:30:00,2\n");

        assertThat(readings(open(folder))).extracting(Reading::device).containsExactlyInAnyOrder("_", "plant:");
    }

    @Test
    void keepsDevicesApartWhoseNamesBecomeTheSame() throws Exception {
        write("a b.csv", "timestamp,value\n2014-02-14 14:30:00,1\n");
        write("a_b.csv", "timestamp,value\n2014-02-14 14:30:00,2\n");

        assertThat(readings(open(folder))).extracting(Reading::device).containsExactlyInAnyOrder("a_b", "a_b-2");
    }

    @Test
    void saysThatThereIsNothingToReplay() throws Exception {
        write("notes.txt", "hello");

        assertThatThrownBy(() -> open(folder))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("holds no CSV file whose first line names the columns timestamp and value");
        assertThatThrownBy(() -> open(folder.resolve("absent")))
                .hasMessageContaining("there is no such file or folder");
    }

    @Test
    void endsWhenTheSinkWantsNoMore() throws Exception {
        Path file = write("a.csv", "timestamp,value\n2014-02-14 14:30:00,1\n2014-02-14 14:35:00,2\n");
        List<Reading> taken = new ArrayList<>();

        open(file).run(reading -> taken.isEmpty() && taken.add(reading), this::note);

        assertThat(taken).hasSize(1);
    }

    private static ReplaySource open(Path path) {
        return ReplaySource.open(path);
    }

    private List<Reading> readings(ReplaySource source) throws InterruptedException {
        List<Reading> readings = new ArrayList<>();
        source.run(readings::add, this::note);
        return readings;
    }

    private void note(String device, long row, String reason) {
        rejected.add(device + " " + row + " " + reason);
    }

    private static List<String> bodies(List<Reading> readings, String device) {
        return readings.stream()
                .filter(reading -> reading.device().equals(device))
                .map(reading -> new String(reading.body(), java.nio.charset.StandardCharsets.UTF_8))
                .toList();
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
