package dev.sluice.posture.cli;

import dev.sluice.posture.compile.Problem;
import dev.sluice.posture.compile.Verification;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./sluice posture verify}: checks what is committed of the compiler's work. */
@Command(
        name = "verify",
        description =
                "Verifies that snapshots and compiled templates are fresh, leave no secret behind and deploy in order.")
final class VerifyCommand implements Callable<Integer> {
    @Option(names = "--json", description = "Print the result as JSON.")
    boolean json;

    @Mixin
    Help help = new Help();

    @Override
    public Integer call() {
        Verification verification = Verification.of(Home.folder(), System.getenv());
        System.out.print(json ? JsonText.of(verification) : text(verification));
        System.out.flush();
        return verification.problems().isEmpty() ? 0 : 1;
    }

    private static String text(Verification verification) {
        StringBuilder text = new StringBuilder(verification.freshness()).append('\n');
        for (Problem problem : verification.problems()) {
            text.append(problem.file()).append(problem.pointer()).append(": ").append(problem.message());
            text.append("; ").append(problem.fix()).append('\n');
        }
        return text.append(verification.templates().size())
                .append(" compiled templates, ")
                .append(verification.problems().size())
                .append(" problems\n")
                .toString();
    }
}
