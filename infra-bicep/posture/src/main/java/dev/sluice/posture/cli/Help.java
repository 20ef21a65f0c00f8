package dev.sluice.posture.cli;

import picocli.CommandLine.Option;

/** The option that every command has. */
final class Help {
    @Option(names = "--help", usageHelp = true, description = "Show this help.")
    boolean help;
}
