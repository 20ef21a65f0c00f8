package dev.sluice.posture.diff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.posture.Status;
import dev.sluice.posture.model.Ledger;
import dev.sluice.posture.model.Snapshot;
import dev.sluice.posture.model.Snapshots;
import dev.sluice.posture.model.Tenant;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    private static final Path FOLDER = Path.of("..");

    private final Snapshots pair = new Snapshots(
            Snapshot.read(Tenant.OT, FOLDER.resolve("ot-tenant/main.snapshot.json")),
            Snapshot.read(Tenant.IT, FOLDER.resolve("it-tenant/main.snapshot.json")));
    private final Ledger ledger = Ledger.read(FOLDER.resolve("approval.json"));

    @Test
    void samePlansDifferInNothing() {
        Difference difference = Difference.between(pair, ledger, pair, ledger);

        assertThat(difference.resources()).isEmpty();
        assertThat(difference.claims()).isEmpty();
        assertThat(difference.worse()).isFalse();
    }

    @Test
    void driftIsNamedWithTheClaimItBreaks() {
        ObjectNode document = pair.ot().document().deepCopy();
        for (var resource : document.path("predictedResources")) {
            if (resource.path("type").asText().equals("Microsoft.Devices/IotHubs")) {
                ((ObjectNode) resource.path("properties")).put("publicNetworkAccess", "Enabled");
            }
        }
        Snapshots drifted = new Snapshots(Snapshot.of(Tenant.OT, "live", document), pair.it());

        Difference difference = Difference.between(pair, ledger, drifted, ledger);

        assertThat(difference.worse()).isTrue();
        assertThat(difference.after()).isEqualTo(Status.REFUTED);
        assertThat(difference.resources()).hasSize(1);
        assertThat(difference.resources().get(0).pointers()).containsExactly("/properties/publicNetworkAccess");
        assertThat(difference.claims())
                .anySatisfy(claim -> assertThat(claim.appeared())
                        .anySatisfy(
                                finding -> assertThat(finding.pointer()).isEqualTo("/properties/publicNetworkAccess")));
        assertThat(Difference.between(drifted, ledger, pair, ledger).worse()).isFalse();
    }
}
