package dev.sluice.bench.cli;

import dev.sluice.bench.BenchException;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./sluice bench}: without a name it lists the benchmarks there are. */
@Command(
        name = "bench",
        description = "Measures the project's parts.",
        subcommands = {EventHubsCommand.class, BridgeCommand.class, IngestCommand.class},
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "[NAME]")
public final class BenchCommand implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(BenchCommand.class);
    private static final int USAGE = 2;

    @Spec
    @SuppressWarnings("NullAway.Init") // set before the command is called
    private CommandLine.Model.CommandSpec spec;

    /** Runs what the arguments ask for and returns the exit code: 0 only if it ran and all goals were met. */
    public static int run(String[] arguments) {
        return commandLine().execute(arguments);
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new BenchCommand());
        line.setParameterExceptionHandler((problem, given) -> usage(problem));
        line.setExecutionExceptionHandler((problem, command, given) -> failed(problem, command));
        return line;
    }

    @Override
    public void run() {
        spec.subcommands()
                .forEach((name, command) -> spec.commandLine()
                        .getOut()
                        .printf(
                                Locale.ROOT,
                                "%-12s %s%n",
                                name,
                                command.getCommandSpec().usageMessage().description()[0]));
    }

    private static int usage(ParameterException problem) {
        String message =
                String.valueOf(problem.getMessage()).lines().findFirst().orElse("bad arguments");
        problem.getCommandLine().getErr().println("sluice: " + message + " (./sluice bench --help)");
        return USAGE;
    }

    private static int failed(Exception problem, CommandLine command) {
        if (!(problem instanceof BenchException)) {
            LOG.atError().setCause(problem).log("unexpected");
        }
        command.getErr()
                .println("sluice: "
                        + (problem instanceof BenchException ? problem.getMessage() : "unexpected: " + problem));
        return 1;
    }
}
