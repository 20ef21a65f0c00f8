package dev.sluice.bench.cli;

import dev.sluice.bench.BenchException;
import dev.sluice.bench.ingest.IngestBench;
import dev.sluice.bench.ingest.IngestBench.Part;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./sluice bench ingest}. */
@Command(
        name = "ingest",
        description = "Ingest: requests to storage, CPU time against hash maps, and when state can be seen.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class IngestCommand implements Callable<Integer> {
    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "pairs of the CPU time (default: ${DEFAULT-VALUE})")
    private int rounds;

    @Option(
            names = "--part",
            paramLabel = "PART",
            description = "only this one: ${COMPLETION-CANDIDATES}; may be given several times")
    private Set<Part> parts = EnumSet.noneOf(Part.class);

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        if (rounds < 1) {
            throw new BenchException("--rounds must be 1 or more");
        }
        Path home = Path.of(System.getProperty("sluice.home", "."));
        Set<Part> chosen = parts.isEmpty() ? EnumSet.allOf(Part.class) : parts;
        try (WorkFolder folder = WorkFolder.make()) {
            return output.print(IngestBench.run(home, folder.path(), chosen, rounds, output::tell));
        }
    }
}
