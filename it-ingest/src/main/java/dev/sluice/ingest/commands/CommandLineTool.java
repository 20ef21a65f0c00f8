package dev.sluice.ingest.commands;

import dev.sluice.service.cli.CommandLines;
import dev.sluice.service.cli.Help;
import dev.sluice.service.cli.MissingCommandException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * The front door of the commands: finds the one that is meant. Exit code 1: it failed; 2: an argument or a setting is
 * wrong.
 */
@Command(
        name = "sluice",
        subcommands = QuarantineCommand.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Operates an ingest, which is set up by its environment.")
public final class CommandLineTool implements Runnable {
    @Mixin
    Help help = new Help();

    private final Deployment.Opener opener;

    CommandLineTool(Deployment.Opener opener) {
        this.opener = opener;
    }

    /** Runs the command that the arguments name; returns the exit code. */
    public static int run(String[] arguments, Deployment.Opener opener) {
        return run(arguments, opener, new PrintWriter(System.err, true, Charset.defaultCharset()));
    }

    static int run(String[] arguments, Deployment.Opener opener, PrintWriter err) {
        return CommandLines.execute(new CommandLineTool(opener), arguments, err);
    }

    /** Without a command: an error, for nothing was done. */
    @Override
    public void run() {
        throw new MissingCommandException("quarantine");
    }

    Deployment open() {
        return opener.open();
    }
}
