package dev.sluice.bench.cli;

import dev.sluice.bench.BenchException;
import dev.sluice.bench.bridge.CompilerComparison;
import dev.sluice.bench.bridge.FloorComparison;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./sluice bench bridge}. */
@Command(
        name = "bridge",
        description = "The bridge: against a bare loop with the same SDK, and with one compiler of Java.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class BridgeCommand implements Callable<Integer> {
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

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        if (rounds < 1) {
            throw new BenchException("--rounds must be 1 or more");
        }
        Path home = Path.of(System.getProperty("sluice.home", "."));
        try (WorkFolder folder = WorkFolder.make()) {
            return output.print(
                    firstCompiler
                            ? CompilerComparison.run(home, folder.path(), rounds, output::tell)
                            : FloorComparison.run(home, folder.path(), rounds, output::tell));
        }
    }
}
