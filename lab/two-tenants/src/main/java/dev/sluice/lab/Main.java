package dev.sluice.lab;

import dev.sluice.lab.cli.CommandLineTool;

/** Entry point of {@code ./sluice}. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(CommandLineTool.run(arguments));
    }
}
