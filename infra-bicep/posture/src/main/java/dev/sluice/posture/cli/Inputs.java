package dev.sluice.posture.cli;

import dev.sluice.posture.model.Ledger;
import dev.sluice.posture.model.Snapshot;
import dev.sluice.posture.model.Snapshots;
import dev.sluice.posture.model.Tenant;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that name the plans and the ledger; without them, the default pair that is committed. */
final class Inputs {
    @Option(
            names = "--ot",
            paramLabel = "FILE",
            description = "Snapshot of the OT tenant. Default: infra-bicep/ot-tenant/main.snapshot.json.")
    @Nullable Path ot;

    @Option(
            names = "--it",
            paramLabel = "FILE",
            description = "Snapshot of the IT tenant. Default: infra-bicep/it-tenant/main.snapshot.json.")
    @Nullable Path it;

    @Option(
            names = "--approval",
            paramLabel = "FILE",
            description = "Ledger of approvals and identities. Default: infra-bicep/approval.json.")
    @Nullable Path approval;

    Snapshots snapshots() {
        return Snapshots.of(
                Snapshot.read(Tenant.OT, orDefault(ot, "ot-tenant/main.snapshot.json")),
                Snapshot.read(Tenant.IT, orDefault(it, "it-tenant/main.snapshot.json")));
    }

    Ledger ledger() {
        return Ledger.read(orDefault(approval, "approval.json"));
    }

    /** The launcher says where the project is. */
    private static Path orDefault(@Nullable Path given, String name) {
        return given == null
                ? Path.of(System.getProperty("sluice.home", "."))
                        .resolve("infra-bicep")
                        .resolve(name)
                : given;
    }
}
