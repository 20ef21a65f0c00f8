package dev.sluice.bench.cli;

import dev.sluice.bench.BenchException;
import dev.sluice.bench.bridge.CompilerComparison;
import dev.sluice.bench.bridge.FloorComparison;
import dev.sluice.bench.measure.Report;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./sluice bench bridge}. */
@Command(
        name = "bridge",
        description = "The bridge: against a bare loop with the same SDK, and with one compiler of Java.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class BridgeCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set before the command is called
    private CommandSpec spec;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "9",
            description = "pairs of each size (default: ${DEFAULT-VALUE})")
    private int rounds;

    @Option(
            names = "--c1",
            description = "instead: Java's first compiler only, as the Functions host starts it, against both")
    private boolean firstCompiler;

    @Option(names = "--json", description = "print the result as JSON")
    private boolean json;

    @Override
    public Integer call() {
        if (rounds < 1) {
            throw new BenchException("--rounds must be 1 or more");
        }
        Path home = Path.of(System.getProperty("sluice.home", "."));
        try (WorkFolder folder = WorkFolder.make()) {
            return print(
                    firstCompiler
                            ? CompilerComparison.run(home, folder.path(), rounds, this::tell)
                            : FloorComparison.run(home, folder.path(), rounds, this::tell));
        }
    }

    private void tell(String line) {
        spec.commandLine().getErr().println(line);
        spec.commandLine().getErr().flush();
    }

    private int print(Report report) {
        spec.commandLine().getOut().println(json ? report.json() : report.text());
        return report.isMet() ? 0 : 1;
    }
}
