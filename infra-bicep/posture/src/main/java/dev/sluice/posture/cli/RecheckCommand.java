package dev.sluice.posture.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.posture.checker.CertificateChecker;
import dev.sluice.posture.checker.CertificateChecker.Objection;
import dev.sluice.posture.model.JsonFile;
import dev.sluice.posture.model.Snapshots;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ./sluice posture recheck}: verifies a certificate without deciding anything anew. */
@Command(
        name = "recheck",
        description =
                "Verifies the certificate that check wrote, by the second checker alone. Exit code 0 only if it holds.")
final class RecheckCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The certificate.")
    Path file = Path.of("certificate.json");

    @Mixin
    Inputs inputs = new Inputs();

    @Mixin
    Help help = new Help();

    @Override
    public Integer call() {
        JsonNode certificate = JsonFile.read(file);
        Snapshots snapshots = inputs.snapshots();
        List<Objection> objections = CertificateChecker.check(
                certificate,
                snapshots.ot().document(),
                snapshots.it().document(),
                inputs.ledger().document());
        objections.forEach(objection -> System.out.println(objection.claim() + ": " + objection.tenant() + " "
                + objection.resource() + " " + objection.message()));
        System.out.println(
                objections.isEmpty()
                        ? "the certificate holds for "
                                + certificate.path("claims").size() + " claims"
                        : "the certificate doesn't hold");
        return objections.isEmpty() ? 0 : 1;
    }
}
