package dev.sluice.posture.cli;

import dev.sluice.posture.PostureException;
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
        name = "posture",
        description =
                "Proves from the plans of both tenants that data has the one path it is meant to have, and no other.",
        subcommands = {
            CheckCommand.class,
            DiffCommand.class,
            ExplainCommand.class,
            ExportCommand.class,
            MutateCommand.class,
            PolicyCommand.class,
            RecheckCommand.class,
            SnapshotCommand.class,
            VerifyCommand.class
        },
        synopsisSubcommandLabel = "COMMAND")
public final class PostureCommand implements Runnable {
    private static final int USAGE = 2;

    @Mixin
    Help help = new Help();

    /** Runs the command that the arguments name and returns the exit code. */
    public static int run(String[] arguments) {
        return commandLine().execute(arguments);
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new PostureCommand());
        line.setParameterExceptionHandler((problem, given) -> usage(problem));
        line.setExecutionExceptionHandler((problem, command, given) -> failed(problem, command));
        return line;
    }

    /** Without a command: the help, as an error, for nothing was done. */
    @Override
    public void run() {
        throw new PostureException("say what to do, such as check; --help shows more");
    }

    private static int usage(ParameterException problem) {
        String message =
                String.valueOf(problem.getMessage()).lines().findFirst().orElse("bad arguments");
        CommandLine command = problem.getCommandLine();
        command.getErr()
                .println("sluice: " + message + suggestion(problem) + " (./sluice "
                        + command.getCommandSpec().qualifiedName() + " --help)");
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

    private static int failed(Exception problem, CommandLine command) {
        boolean expected = problem instanceof PostureException;
        command.getErr().println("sluice: " + (expected ? problem.getMessage() : "unexpected: " + problem));
        return USAGE;
    }
}
