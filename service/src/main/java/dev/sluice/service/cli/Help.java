package dev.sluice.service.cli;

import picocli.CommandLine.Option;

/** The option that every command has. */
public final class Help {
    @Option(names = "--help", usageHelp = true, description = "Show this help.")
    boolean help;
}
