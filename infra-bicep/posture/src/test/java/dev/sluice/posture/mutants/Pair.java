package dev.sluice.posture.mutants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
        this.ot = shared(ot);
        this.it = shared(it);
        this.ledger = ledger.deepCopy();
    }

    /** Resources are shared until {@link #own} is asked for one: most of a mutant is as it was. */
    private static ObjectNode shared(JsonNode plan) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        plan.properties().forEach(entry -> copy.set(entry.getKey(), entry.getValue()));
        copy.putArray("predictedResources").addAll((ArrayNode) plan.path("predictedResources"));
        copy.set("outputs", plan.path("outputs").deepCopy());
        return copy;
    }

    /** A resource that may be changed. */
    ObjectNode own(Tenant tenant, int index) {
        ObjectNode copy = resources(tenant).get(index).deepCopy();
        resources(tenant).set(index, copy);
        return copy;
    }

    static Pair committed() {
        return of("ot-tenant/main.snapshot.json", "it-tenant/main.snapshot.json", "approval.json");
    }

    static Pair of(String ot, String it, String ledger) {
        return new Pair(
                JsonFile.read(FOLDER.resolve(ot)),
                JsonFile.read(FOLDER.resolve(it)),
                JsonFile.read(FOLDER.resolve(ledger)));
    }

    /** The same in which every text is replaced. */
    Pair replaced(java.util.function.UnaryOperator<String> change) {
        return new Pair(replaced(ot, change), replaced(it, change), replaced(ledger, change));
    }

    private static JsonNode replaced(JsonNode node, java.util.function.UnaryOperator<String> change) {
        return JsonFile.parse(
                "changed", change.apply(node.toString()).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    Pair copy() {
        return new Pair(ot, it, ledger);
    }

    Verdict check() {
        return Posture.check(snapshots(), Ledger.of("ledger", ledger));
    }

    Verdict verified() {
        return Posture.verified(snapshots(), Ledger.of("ledger", ledger));
    }

    Snapshots snapshots() {
        return new Snapshots(Snapshot.of(Tenant.OT, "ot", ot), Snapshot.of(Tenant.IT, "it", it));
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
