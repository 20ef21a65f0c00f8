package dev.sluice.eventhubs.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** Runs the server as a process: prints one line when it is ready, stops in order on SIGTERM, exit code 0. */
public final class Main {
    private static final int FAILED = 1;
    private static final int FIRST_WITH_WARNING = 24;

    private Main() {}

    /** Does not return: the process ends with it. */
    public static void main(String[] arguments) {
        configureLogging();
        configureNetty();
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(arguments, out, err));
    }

    /** Logs go where people look for errors, and only what they should know. Before the first logger is made. */
    private static void configureLogging() {
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", "dev/sluice/eventhubs/cli/logback.xml");
        }
    }

    /** From JDK 24 on the JVM warns of memory access that Netty does by default. Before its first class is loaded. */
    private static void configureNetty() {
        if (Runtime.version().feature() >= FIRST_WITH_WARNING && System.getProperty("io.netty.noUnsafe") == null) {
            System.setProperty("io.netty.noUnsafe", "true");
        }
    }

    static int run(String[] arguments, PrintWriter out, PrintWriter err) {
        CommandLine command = new CommandLine(new ServeCommand());
        command.setOut(out).setErr(err);
        command.setCaseInsensitiveEnumValuesAllowed(true);
        command.setParameterExceptionHandler((problem, unused) -> fail(err, problem));
        command.setExecutionExceptionHandler((problem, unused, parsed) -> fail(err, problem));
        return command.execute(arguments);
    }

    private static int fail(PrintWriter err, Exception problem) {
        String message = String.valueOf(problem.getMessage());
        err.println("eventhubs: " + message.lines().findFirst().orElse(problem.toString()));
        return FAILED;
    }
}
