package dev.sluice.service.cli;

import dev.sluice.contract.ExplainedFailure;
import dev.sluice.contract.settings.InvalidSettingException;
import java.io.PrintWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Runs command lines: turns every failure into one line on standard error and an exit code: 1 it failed, 2 an argument
 * or a setting is wrong.
 */
public final class CommandLines {
    private static final Logger LOGGER = LoggerFactory.getLogger(CommandLines.class);
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private CommandLines() {}

    /**
     * Runs the command that the arguments name.
     *
     * @param line the command that has all others
     * @param err where failures are said
     * @return the exit code
     */
    public static int execute(CommandLine line, String[] arguments, PrintWriter err) {
        line.setErr(err);
        line.setParameterExceptionHandler((problem, given) -> usage(problem));
        line.setExecutionExceptionHandler((problem, command, given) -> failed(problem, command.getErr()));
        return line.execute(arguments);
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
        if (problem instanceof ExplainedFailure) {
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
