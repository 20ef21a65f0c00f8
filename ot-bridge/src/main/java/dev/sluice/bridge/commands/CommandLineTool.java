package dev.sluice.bridge.commands;

import dev.sluice.service.cli.CommandLines;
import dev.sluice.service.cli.Help;
import dev.sluice.service.cli.MissingCommandException;
import dev.sluice.service.cli.QuarantineCommand;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * The front door of the commands: finds the one that is meant. Exit code 1: it failed; 2: an argument or a setting is
 * wrong.
 */
@Command(
        name = "sluice",
        subcommands = {BridgeCommand.class, DoctorCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        description = "Operates a bridge, which is set up by its environment.")
public final class CommandLineTool implements Runnable {
    private static final String BRIDGE = "bridge";
    private static final List<String> GROUPS = List.of(BRIDGE, "quarantine", "doctor");

    @Mixin
    Help help = new Help();

    /** Runs the command that the arguments name, {@code bridge} in front of it or not; returns the exit code. */
    public static int run(String[] arguments) {
        return run(arguments, new PrintWriter(System.err, true, Charset.defaultCharset()));
    }

    static int run(String[] arguments, PrintWriter err) {
        return CommandLines.execute(commandLine(), withGroup(arguments), err);
    }

    static CommandLine commandLine() {
        return new CommandLine(new CommandLineTool()).addSubcommand(QuarantineCommand.of(BridgeQuarantine::new));
    }

    /** Without a command: an error, for nothing was done. */
    @Override
    public void run() {
        throw new MissingCommandException(String.join(", ", GROUPS));
    }

    private static String[] withGroup(String[] arguments) {
        return arguments.length > 0 && GROUPS.contains(arguments[0])
                ? arguments
                : Stream.concat(Stream.of(BRIDGE), Arrays.stream(arguments)).toArray(String[]::new);
    }
}
