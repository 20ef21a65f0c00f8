package dev.sluice.posture.cli;

import dev.sluice.posture.Posture;
import dev.sluice.posture.PostureException;
import dev.sluice.posture.Status;
import dev.sluice.posture.Verdict;
import dev.sluice.posture.certificate.Certificate;
import dev.sluice.posture.model.Ledger;
import dev.sluice.posture.model.Snapshots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./sluice posture check}: decides every claim, and has a second checker verify what is proven. */
@Command(name = "check", description = "Decides every claim. Exit code 0 only if all are proven.")
final class CheckCommand implements Callable<Integer> {
    @Mixin
    Inputs inputs = new Inputs();

    @Option(
            names = "--certificate",
            paramLabel = "FILE",
            description = "Write the facts that proven claims rest on to FILE.")
    @Nullable Path certificate;

    @Option(names = "--json", description = "Print the verdict as JSON.")
    boolean json;

    @Mixin
    Help help = new Help();

    @Override
    public Integer call() {
        Snapshots snapshots = inputs.snapshots();
        Ledger ledger = inputs.ledger();
        Verdict verdict = Posture.verified(snapshots, ledger);
        write(Certificate.of(verdict, snapshots, ledger));
        System.out.print(json ? JsonText.of(verdict) : VerdictTable.of(verdict));
        System.out.flush();
        return verdict.verdict() == Status.PROVEN ? 0 : 1;
    }

    private void write(Certificate content) {
        Path file = certificate;
        if (file != null) {
            try {
                Files.writeString(file, JsonText.of(content));
            } catch (IOException e) {
                throw new PostureException("could not write the certificate to " + file + ": " + e.getMessage(), e);
            }
        }
    }
}
