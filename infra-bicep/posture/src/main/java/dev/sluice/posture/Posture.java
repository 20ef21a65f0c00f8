package dev.sluice.posture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.posture.certificate.Certificate;
import dev.sluice.posture.checker.CertificateChecker;
import dev.sluice.posture.checker.CertificateChecker.Objection;
import dev.sluice.posture.claims.Judges;
import dev.sluice.posture.claims.World;
import dev.sluice.posture.model.Ledger;
import dev.sluice.posture.model.Snapshots;
import dev.sluice.posture.model.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Decides every claim on two plans and the ledger of approvals. Thread-safe; reads nothing but its arguments. */
public final class Posture {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Posture() {}

    /** The verdict on both tenants. Never throws on odd content: what can't be told is unknown. */
    public static Verdict check(Snapshots snapshots, Ledger ledger) {
        return Verdict.of(Judges.judge(World.of(snapshots, ledger)).claims());
    }

    /** As {@link #check}, and what the second checker objects to is no longer proven. */
    public static Verdict verified(Snapshots snapshots, Ledger ledger) {
        Verdict verdict = check(snapshots, ledger);
        JsonNode certificate = MAPPER.valueToTree(Certificate.of(verdict, snapshots, ledger));
        List<Objection> objections = CertificateChecker.check(
                certificate, snapshots.ot().document(), snapshots.it().document(), ledger.document());
        return Verdict.of(verdict.claims().stream()
                .map(claim -> doubted(claim, objections))
                .toList());
    }

    private static Claim doubted(Claim claim, List<Objection> objections) {
        List<Finding> findings = new ArrayList<>(claim.findings());
        objections.stream()
                .filter(objection -> objection.claim().equals(claim.id()))
                .map(Posture::finding)
                .forEach(findings::add);
        Status status = findings.stream().map(Finding::status).reduce(Status.PROVEN, Status::and);
        return new Claim(claim.id(), claim.statement(), status, claim.witness(), findings);
    }

    private static Finding finding(Objection objection) {
        return new Finding(
                Status.UNKNOWN,
                Tenant.valueOf(objection.tenant().toUpperCase(Locale.ROOT)),
                objection.resource(),
                "",
                "the second checker objects: " + objection.message(),
                "see whether the plan or the proof is wrong");
    }
}
