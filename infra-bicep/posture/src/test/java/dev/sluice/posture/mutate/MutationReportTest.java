package dev.sluice.posture.mutate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.posture.model.Ledger;
import dev.sluice.posture.model.Snapshot;
import dev.sluice.posture.model.Snapshots;
import dev.sluice.posture.model.Tenant;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MutationReportTest {
    private static final Path FOLDER = Path.of("..");

    @Test
    void everyWeakeningOfTheDefaultPairIsNoticedAndNothingHarmless() {
        Snapshots snapshots = new Snapshots(
                Snapshot.read(Tenant.OT, FOLDER.resolve("ot-tenant/main.snapshot.json")),
                Snapshot.read(Tenant.IT, FOLDER.resolve("it-tenant/main.snapshot.json")));

        MutationReport report = MutationReport.of(snapshots, Ledger.read(FOLDER.resolve("approval.json")));

        assertThat(report.survived()).isEmpty();
        assertThat(report.flagged()).isEmpty();
        assertThat(report.mutants()).isGreaterThanOrEqualTo(600);
        assertThat(report.noops()).isGreaterThanOrEqualTo(60);
        assertThat(report.killed()).isEqualTo(report.mutants());
    }
}
