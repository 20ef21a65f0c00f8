package dev.sluice.posture.cli;

import dev.sluice.posture.mutate.MutationReport;
import dev.sluice.posture.mutate.MutationReport.Change;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./sluice posture mutate}: tries the proof itself. */
@Command(
        name = "mutate",
        description =
                "Weakens the plans at every place, one change at a time, and sees whether the proof notices. Exit code"
                        + " 0 only if it notices all, and nothing that is harmless.")
final class MutateCommand implements Callable<Integer> {
    @Mixin
    Inputs inputs = new Inputs();

    @Option(names = "--json", description = "Print the result as JSON.")
    boolean json;

    @Mixin
    Help help = new Help();

    @Override
    public Integer call() {
        MutationReport report = MutationReport.of(inputs.snapshots(), inputs.ledger());
        System.out.print(json ? JsonText.of(report) : text(report));
        System.out.flush();
        return report.survived().isEmpty() && report.flagged().isEmpty() ? 0 : 1;
    }

    private static String text(MutationReport report) {
        StringBuilder text = new StringBuilder();
        report.survived().forEach(change -> append(text, "survived", change));
        report.flagged().forEach(change -> append(text, "flagged", change));
        return text.append(report.mutants())
                .append(" mutants of ")
                .append(report.operators().size())
                .append(" kinds, ")
                .append(report.killed())
                .append(" noticed; ")
                .append(report.noops())
                .append(" harmless changes, ")
                .append(report.flagged().size())
                .append(" noticed\n")
                .toString();
    }

    private static void append(StringBuilder text, String what, Change change) {
        text.append(what)
                .append("  ")
                .append(change.operator())
                .append("  ")
                .append(change.tenant().text());
        text.append(' ').append(change.resource()).append(change.pointer());
        text.append(change.finding().isEmpty() ? "" : " => " + change.finding()).append('\n');
    }
}
