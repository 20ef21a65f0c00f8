package dev.sluice.bridge.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The help of every command, and what is said to arguments that make no sense. */
class CommandHelpTest {
    static Stream<CommandLine> everyCommand() {
        return with(CommandLineTool.commandLine());
    }

    private static Stream<CommandLine> with(CommandLine command) {
        return Stream.concat(
                Stream.of(command), command.getSubcommands().values().stream().flatMap(CommandHelpTest::with));
    }

    @ParameterizedTest
    @MethodSource("everyCommand")
    void everyCommandAndEveryOptionSaysWhatItDoes(CommandLine command) {
        CommandLine.Model.UsageMessageSpec usage = command.getCommandSpec().usageMessage();
        assertThat(String.join("", usage.header()) + String.join("", usage.description()))
                .as(command.getCommandName())
                .isNotEmpty();
        assertThat(command.getCommandSpec().options())
                .allSatisfy(option -> assertThat(option.description())
                        .as(option.longestName())
                        .isNotEmpty());
    }

    static Stream<Arguments> helps() {
        return Stream.of(
                Arguments.of("bridge", "repartition accept-incarnation rewind"),
                Arguments.of("bridge repartition", "--function --json"),
                Arguments.of("bridge accept-incarnation", "--silent-for --function --json"),
                Arguments.of("bridge rewind", "--to --partition --silent-for --function --json"),
                Arguments.of("quarantine", "list replay purge"),
                Arguments.of("quarantine list", "--of --name --reason --device --json"),
                Arguments.of("quarantine replay", "--of --again --json"),
                Arguments.of("quarantine purge", "--of --before --yes --replayed --json"),
                Arguments.of("doctor", "bridge"),
                Arguments.of("doctor bridge", "--send --function --json"));
    }

    @ParameterizedTest
    @MethodSource("helps")
    void helpNamesEveryOption(String command, String names) {
        StringWriter out = new StringWriter();
        CommandLine line = CommandLineTool.commandLine().setOut(new PrintWriter(out, true));

        assertThat(line.execute((command + " --help").split(" ", -1))).isZero();
        assertThat(out.toString()).contains(names.split(" ", -1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bridge rewind",
                "bridge rewind --to yesterday",
                "bridge rewind --to 0 --silent-for soon",
                "bridge repartition --now",
                "bridge repartition telemetry",
                "bridge accept",
                "quarantine list",
                "quarantine list --of nobody",
                "quarantine purge --of bridge --before yesterday --yes",
                "doctor",
                "doctor ingest",
                "doctor bridge --sent"
            })
    void saysWhatIsWrongWithAnArgumentInOneLine(String arguments) {
        StringWriter err = new StringWriter();
        int code = CommandLineTool.run(arguments.split(" ", -1), new PrintWriter(err, true));

        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).startsWith("sluice: ").hasLineCount(1).doesNotContain("Exception", "\tat ");
    }
}
