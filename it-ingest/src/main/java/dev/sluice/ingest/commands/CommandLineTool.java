package dev.sluice.ingest.commands;

import dev.sluice.service.cli.CommandLines;
import dev.sluice.service.cli.Help;
import dev.sluice.service.cli.MissingCommandException;
import dev.sluice.service.cli.OpenQuarantine;
import dev.sluice.service.cli.QuarantineCommand;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * The front door of the commands: finds the one that is meant. Exit code 1: it failed; 2: an argument or a setting is
 * wrong.
 */
@Command(
        name = "sluice",
        synopsisSubcommandLabel = "COMMAND",
        description = "Operates an ingest, which is set up by its environment.")
public final class CommandLineTool implements Runnable {
    @Mixin
    Help help = new Help();

    private CommandLineTool() {}

    /**
     * Runs the command that the arguments name; returns the exit code.
     *
     * @param quarantine opens the ingest's quarantine when a command begins
     * @param reindex builds the index of sites anew; tells how many of its rows were wrong
     */
    public static int run(String[] arguments, Supplier<OpenQuarantine> quarantine, LongSupplier reindex) {
        return run(
                commandLine(quarantine, reindex),
                arguments,
                new PrintWriter(System.err, true, Charset.defaultCharset()));
    }

    static int run(CommandLine line, String[] arguments, PrintWriter err) {
        return CommandLines.execute(line, arguments, err);
    }

    static CommandLine commandLine(Supplier<OpenQuarantine> quarantine, LongSupplier reindex) {
        return new CommandLine(new CommandLineTool())
                .addSubcommand(QuarantineCommand.of(() -> new IngestQuarantine(quarantine)))
                .addSubcommand(IngestCommand.of(reindex));
    }

    /** Without a command: an error, for nothing was done. */
    @Override
    public void run() {
        throw new MissingCommandException("quarantine or ingest");
    }
}
