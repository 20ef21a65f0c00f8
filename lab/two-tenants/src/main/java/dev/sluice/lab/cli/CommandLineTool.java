package dev.sluice.lab.cli;

import dev.sluice.lab.LabException;
import java.io.PrintWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The tool's front door: finds the command, and turns every failure into one line on standard error and an exit code
 * that is not 0.
 */
@Command(
        name = "sluice",
        subcommands = {UpCommand.class, AuditCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        description = "A private, one-way path for IoT data between two Azure tenants, on one machine.",
        footer = {
            "  eventhubs  Runs the local Event Hubs-compatible server alone.",
            "  bridge     Changes what a stopped bridge remembers.",
            "  ingest     Looks after the devices' state that an ingest keeps.",
            "  quarantine Shows, replays and deletes what a bridge or an ingest set aside.",
            "  doctor     Finds out what is wrong between a bridge and its target.",
            "  bench      Measures the project's parts.",
            "  posture    Proves what the Bicep of both tenants lets through.",
            "",
            "Every command has --help."
        })
public final class CommandLineTool implements Runnable {
    private static final Logger LOGGER = LoggerFactory.getLogger(CommandLineTool.class);
    private static final int USAGE = 2;

    @Mixin
    Help help = new Help();

    /** Runs the command that the arguments name and returns the exit code. */
    public static int run(String[] arguments) {
        if (Absent.isAskedFor(arguments)) {
            System.err.println("sluice: " + Absent.message(arguments));
            return USAGE;
        }
        CommandLine line = new CommandLine(new CommandLineTool());
        line.setParameterExceptionHandler((problem, given) -> usage(problem));
        line.setExecutionExceptionHandler((problem, command, given) -> failed(problem, command.getErr()));
        return line.execute(arguments);
    }

    /** Without a command: the help, as an error, for nothing was done. */
    @Override
    public void run() {
        throw new LabException("say what to do: up, audit or eventhubs; --help shows more");
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
        if (!(problem instanceof LabException)) {
            LOGGER.atError().setCause(problem).log("unexpected");
        }
        err.println("sluice: " + (problem instanceof LabException ? problem.getMessage() : "unexpected: " + problem));
        return 1;
    }
}
