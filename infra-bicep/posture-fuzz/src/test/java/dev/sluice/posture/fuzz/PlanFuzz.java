package dev.sluice.posture.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.posture.Posture;
import dev.sluice.posture.PostureException;
import dev.sluice.posture.Status;
import dev.sluice.posture.model.JsonFile;
import dev.sluice.posture.model.Ledger;
import dev.sluice.posture.model.Snapshot;
import dev.sluice.posture.model.Snapshots;
import dev.sluice.posture.model.Tenant;
import java.nio.charset.StandardCharsets;

/** Files that are said to be plans: a list of the OT plan, the IT plan and the ledger, or anything else. */
class PlanFuzz {
    private static final JsonNode EMPTY = JsonFile.parse(
            "ledger",
            "{\"connections\":[],\"servicePrincipals\":[],\"federatedCredentials\":[]}"
                    .getBytes(StandardCharsets.UTF_8));

    @FuzzTest
    void judgesAnything(byte[] input) {
        try {
            JsonNode files = JsonFile.parse("input", input);
            Snapshot ot = Snapshot.of(Tenant.OT, "input", files.path(0));
            Snapshot it = Snapshot.of(Tenant.IT, "input", files.path(1));
            Ledger ledger = Ledger.of("input", files.has(2) ? files.path(2) : EMPTY);
            Status verdict = Posture.verified(Snapshots.of(ot, it), ledger).verdict();
            assertThat(verdict).as("so little can't be proven").isNotEqualTo(Status.PROVEN);
        } catch (PostureException declared) {
            assertThat(declared.getMessage()).doesNotContain("\n");
        }
    }
}
