package dev.sluice.bridge.commands;

import picocli.CommandLine.Option;

/** The option that every command has. */
final class Help {
    @Option(names = "--help", usageHelp = true, description = "Show this help.")
    boolean help;
}
