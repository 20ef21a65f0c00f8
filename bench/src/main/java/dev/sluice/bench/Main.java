package dev.sluice.bench;

import dev.sluice.bench.cli.BenchCommand;

/** Entry point of {@code ./sluice bench}. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(BenchCommand.run(arguments));
    }
}
