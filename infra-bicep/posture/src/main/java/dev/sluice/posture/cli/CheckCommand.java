package dev.sluice.posture.cli;

import dev.sluice.posture.Posture;
import dev.sluice.posture.Status;
import dev.sluice.posture.Verdict;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./sluice posture check}: decides every claim. */
@Command(name = "check", description = "Decides every claim. Exit code 0 only if all are proven.")
final class CheckCommand implements Callable<Integer> {
    @Mixin
    Inputs inputs = new Inputs();

    @Option(names = "--json", description = "Print the verdict as JSON.")
    boolean json;

    @Mixin
    Help help = new Help();

    @Override
    public Integer call() {
        Verdict verdict = Posture.check(inputs.snapshots(), inputs.ledger());
        System.out.print(json ? JsonText.of(verdict) : VerdictTable.of(verdict));
        System.out.flush();
        return verdict.verdict() == Status.PROVEN ? 0 : 1;
    }
}
