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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./sluice bench eventhubs}. */
@Command(
        name = "eventhubs",
        description = "The local server: against Kafka, its memory, many connections.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class EventHubsCommand implements Callable<Integer> {
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

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        if (rounds < 1) {
            throw new BenchException("--rounds must be 1 or more");
        }
        Path home = Path.of(System.getProperty("sluice.home", "."));
        try (WorkFolder folder = WorkFolder.make()) {
            return output.print(measure(home, folder.path()));
        }
    }

    private Report measure(Path home, Path folder) {
        if (instead.memory) {
            return MemoryBench.run(home, folder, output::tell);
        }
        if (instead.connections) {
            return ConnectionsBench.run(home, folder, output::tell);
        }
        if (instead.transports) {
            return TransportsBench.run(home, folder, rounds, output::tell);
        }
        return Comparison.run(home, folder, rounds, output::tell);
    }
}
