package dev.sluice.bench.cli;

import dev.sluice.bench.measure.Report;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every benchmark prints: how it goes on standard error, its result on standard output. */
final class Output {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set before the command is called
    private CommandSpec spec;

    @Option(names = "--json", description = "print the result as JSON")
    private boolean json;

    void tell(String line) {
        spec.commandLine().getErr().println(line);
        spec.commandLine().getErr().flush();
    }

    /** Prints the result; returns the exit code: 0 when the goals are met. */
    int print(Report report) {
        spec.commandLine().getOut().println(json ? report.json() : report.text());
        return report.isMet() ? 0 : 1;
    }
}
