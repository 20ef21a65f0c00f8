package dev.sluice.posture.mutants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.posture.Posture;
import dev.sluice.posture.Verdict;
import dev.sluice.posture.model.JsonFile;
import dev.sluice.posture.model.Ledger;
import dev.sluice.posture.model.Snapshot;
import dev.sluice.posture.model.Snapshots;
import dev.sluice.posture.model.Tenant;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Both plans and the ledger as trees that may be changed. */
final class Pair {
    private static final Path FOLDER = Path.of("..");

    final ObjectNode ot;
    final ObjectNode it;
    final ObjectNode ledger;

    private Pair(JsonNode ot, JsonNode it, JsonNode ledger) {
        this.ot = ot.deepCopy();
        this.it = it.deepCopy();
        this.ledger = ledger.deepCopy();
    }

    static Pair committed() {
        return new Pair(
                JsonFile.read(FOLDER.resolve("ot-tenant/main.snapshot.json")),
                JsonFile.read(FOLDER.resolve("it-tenant/main.snapshot.json")),
                JsonFile.read(FOLDER.resolve("approval.json")));
    }

    Pair copy() {
        return new Pair(ot, it, ledger);
    }

    Verdict check() {
        return Posture.check(
                new Snapshots(Snapshot.of(Tenant.OT, "ot", ot), Snapshot.of(Tenant.IT, "it", it)),
                Ledger.of("ledger", ledger));
    }

    ObjectNode plan(Tenant tenant) {
        return tenant == Tenant.OT ? ot : it;
    }

    ArrayNode resources(Tenant tenant) {
        return (ArrayNode) plan(tenant).path("predictedResources");
    }

    List<ObjectNode> all(Tenant tenant, String type) {
        List<ObjectNode> found = new ArrayList<>();
        resources(tenant).forEach(node -> {
            if (node.path("type").asText().equalsIgnoreCase(type)) {
                found.add((ObjectNode) node);
            }
        });
        return found;
    }
}
