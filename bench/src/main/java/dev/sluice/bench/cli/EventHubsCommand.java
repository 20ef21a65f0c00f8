package dev.sluice.bench.cli;

import dev.sluice.bench.BenchException;
import dev.sluice.bench.eventhubs.Comparison;
import dev.sluice.bench.eventhubs.ConnectionsBench;
import dev.sluice.bench.eventhubs.MemoryBench;
import dev.sluice.bench.eventhubs.TransportsBench;
import dev.sluice.bench.measure.Report;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./sluice bench eventhubs}. */
@Command(
        name = "eventhubs",
        description = "The local server: against Kafka, its memory, many connections.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class EventHubsCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set before the command is called
    private CommandSpec spec;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "paired rounds that count, after one that warms up (default: ${DEFAULT-VALUE})")
    private int rounds;

    @ArgGroup
    private Instead instead = new Instead();

    /** What is measured instead of the comparison. */
    private static final class Instead {
        @Option(names = "--memory", description = "memory after 1 GiB of events, and the replay of 2 GiB")
        private boolean memory;

        @Option(names = "--connections", description = "1,000 connections with 4,000 links, beside one that saturates")
        private boolean connections;

        @Option(names = "--transports", description = "TLS and WebSocket, compared with plain TCP")
        private boolean transports;
    }

    @Option(names = "--json", description = "print the result as JSON")
    private boolean json;

    @Override
    public Integer call() {
        if (rounds < 1) {
            throw new BenchException("--rounds must be 1 or more");
        }
        Path home = Path.of(System.getProperty("sluice.home", "."));
        try (WorkFolder folder = WorkFolder.make()) {
            return print(measure(home, folder.path()));
        }
    }

    private Report measure(Path home, Path folder) {
        if (instead.memory) {
            return MemoryBench.run(home, folder, this::tell);
        }
        if (instead.connections) {
            return ConnectionsBench.run(home, folder, this::tell);
        }
        if (instead.transports) {
            return TransportsBench.run(home, folder, rounds, this::tell);
        }
        return Comparison.run(home, folder, rounds, this::tell);
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
