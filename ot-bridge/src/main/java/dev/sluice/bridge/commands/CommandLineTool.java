package dev.sluice.bridge.commands;

import dev.sluice.bridge.BridgeException;
import dev.sluice.contract.settings.InvalidSettingException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The front door of the commands: finds the one that is meant, and turns every failure into one line on standard error
 * and an exit code: 1 it failed, 2 an argument or a setting is wrong.
 */
@Command(
        name = "sluice",
        subcommands = {BridgeCommand.class, QuarantineCommand.class, DoctorCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        description = "Operates a bridge, which is set up by its environment.")
public final class CommandLineTool implements Runnable {
    private static final Logger LOGGER = LoggerFactory.getLogger(CommandLineTool.class);
    private static final int FAILED = 1;
    private static final int USAGE = 2;
    private static final String BRIDGE = "bridge";
    private static final List<String> GROUPS = List.of(BRIDGE, "quarantine", "doctor");

    @Mixin
    Help help = new Help();

    /** Runs the command that the arguments name, {@code bridge} in front of it or not; returns the exit code. */
    public static int run(String[] arguments) {
        return run(arguments, new PrintWriter(System.err, true, Charset.defaultCharset()));
    }

    static int run(String[] arguments, PrintWriter err) {
        CommandLine line = new CommandLine(new CommandLineTool()).setErr(err);
        line.setParameterExceptionHandler((problem, given) -> usage(problem));
        line.setExecutionExceptionHandler((problem, command, given) -> failed(problem, command.getErr()));
        return line.execute(withGroup(arguments));
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

    private static int usage(ParameterException problem) {
        String message =
                String.valueOf(problem.getMessage()).lines().findFirst().orElse("bad arguments");
        String command = problem.getCommandLine().getCommandSpec().qualifiedName();
        problem.getCommandLine()
                .getErr()
                .println("sluice: " + message + suggestion(problem) + " (./" + command + " --help)");
        return USAGE;
    }

    private static String suggestion(ParameterException problem) {
        return problem instanceof UnmatchedArgumentException unmatched
                ? unmatched.getSuggestions().stream()
                        .findFirst()
                        .map(near -> "; did you mean " + near + "?")
                        .orElse("")
                : "";
    }

    private static int failed(Exception problem, PrintWriter err) {
        if (problem instanceof BridgeException) {
            err.println("sluice: " + problem.getMessage());
            return FAILED;
        }
        if (problem instanceof InvalidSettingException || problem instanceof MissingCommandException) {
            err.println("sluice: " + problem.getMessage());
            return USAGE;
        }
        LOGGER.atDebug().setCause(problem).log("unexpected");
        err.println("sluice: unexpected: " + problem.getClass().getSimpleName());
        return FAILED;
    }
}
