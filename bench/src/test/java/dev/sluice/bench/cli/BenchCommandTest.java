package dev.sluice.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class BenchCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine line = BenchCommand.commandLine();
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }

    @Test
    void listsTheBenchmarksWithoutAName() {
        assertThat(run()).isZero();
        assertThat(out.toString()).contains("eventhubs ", "bridge ");
    }

    @Test
    void refusesInOneLineWhatItDoesNotKnow() {
        assertThat(run("nope")).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1).first().asString().contains("'nope'", "--help");
    }

    @Test
    void refusesToMeasureNoRounds() {
        assertThat(run("eventhubs", "--rounds", "0")).isEqualTo(1);
        assertThat(err.toString().strip()).isEqualTo("sluice: --rounds must be 1 or more");
    }

    @Test
    void refusesToCompareTheBridgeInNoRounds() {
        assertThat(run("bridge", "--rounds", "0")).isEqualTo(1);
        assertThat(err.toString().strip()).isEqualTo("sluice: --rounds must be 1 or more");
    }

    @Test
    void measuresOneThingAtATime() {
        assertThat(run("eventhubs", "--memory", "--connections")).isEqualTo(2);
        assertThat(err.toString()).contains("--memory", "--connections");
    }
}
