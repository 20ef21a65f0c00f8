package dev.sluice.ingest.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.contract.settings.InvalidSettingException;
import dev.sluice.ingest.IngestException;
import dev.sluice.service.cli.OpenQuarantine;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The help of every command, and what is said when one can't be followed. */
class CommandHelpTest {
    static Stream<CommandLine> everyCommand() {
        return with(commandLine(CommandHelpTest::nowhere));
    }

    private static Stream<CommandLine> with(CommandLine command) {
        return Stream.concat(
                Stream.of(command), command.getSubcommands().values().stream().flatMap(CommandHelpTest::with));
    }

    @ParameterizedTest
    @MethodSource("everyCommand")
    void everyCommandAndEveryOptionSaysWhatItDoes(CommandLine command) {
        assertThat(String.join("", command.getCommandSpec().usageMessage().description()))
                .as(command.getCommandName())
                .isNotEmpty();
        assertThat(command.getCommandSpec().options())
                .allSatisfy(option -> assertThat(option.description())
                        .as(option.longestName())
                        .isNotEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "quarantine, list replay purge",
        "quarantine list, --of --name --reason --device --json",
        "quarantine replay, --of --name --reason --device --json",
        "quarantine purge, --of --before --yes --name --json",
        "ingest, reindex",
        "ingest reindex, --json"
    })
    void helpNamesEveryOption(String command, String names) {
        StringWriter out = new StringWriter();
        CommandLine line = commandLine(CommandHelpTest::nowhere).setOut(new PrintWriter(out, true));

        assertThat(line.execute((command + " --help").split(" ", -1))).isZero();
        assertThat(out.toString()).contains(names.split(" ", -1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quarantine",
                "quarantine list",
                "quarantine list --of bridge",
                "quarantine list --of ingest",
                "quarantine replay --of ingest --again",
                "quarantine purge --of ingest --yes",
                "ingest",
                "ingest reindex --of ingest",
                "device"
            })
    void saysWhatIsWrongInOneLine(String arguments) {
        StringWriter err = new StringWriter();

        assertThat(run(arguments, CommandHelpTest::nowhere, err)).isEqualTo(2);
        assertThat(err.toString()).startsWith("sluice: ").hasLineCount(1).doesNotContain("Exception", "\tat ");
    }

    /** What is replayed leaves: there is nothing to choose by a mark. */
    @ParameterizedTest
    @ValueSource(strings = {"--again", "--replayed", "--function"})
    void hasNoOptionThatMakesNoSenseForIngest(String option) {
        assertThat(everyCommand()).noneMatch(command -> command.getCommandSpec().findOption(option) != null);
    }

    @Test
    void saysHowManyRowsOfTheIndexWereWrong() {
        StringWriter out = new StringWriter();
        CommandLine line = commandLine(CommandHelpTest::nowhere).setOut(new PrintWriter(out, true));

        assertThat(line.execute("ingest", "reindex")).isZero();
        assertThat(line.execute("ingest", "reindex", "--json")).isZero();
        assertThat(out.toString().lines())
                .containsExactly("the index of sites is complete; 3 wrong rows removed", "{\"removed\":3}");
    }

    @Test
    void failsWithTheReasonWhenStorageIsAway() {
        StringWriter err = new StringWriter();
        Supplier<OpenQuarantine> away = () -> {
            throw new IngestException(IngestException.Code.STORAGE_UNAVAILABLE, "storage is away");
        };

        assertThat(run("quarantine list --of ingest", away, err)).isOne();
        assertThat(err).hasToString("sluice: storage is away" + System.lineSeparator());
    }

    private static CommandLine commandLine(Supplier<OpenQuarantine> quarantine) {
        return CommandLineTool.commandLine(quarantine, () -> 3);
    }

    private static int run(String arguments, Supplier<OpenQuarantine> quarantine, StringWriter err) {
        return CommandLineTool.run(commandLine(quarantine), arguments.split(" ", -1), new PrintWriter(err, true));
    }

    private static OpenQuarantine nowhere() {
        throw new InvalidSettingException("SLUICE_QUARANTINE_URL is not set");
    }
}
