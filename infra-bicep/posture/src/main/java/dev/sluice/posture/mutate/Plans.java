package dev.sluice.posture.mutate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.posture.model.Ledger;
import dev.sluice.posture.model.Snapshot;
import dev.sluice.posture.model.Snapshots;
import dev.sluice.posture.model.Tenant;
import java.util.ArrayList;
import java.util.List;

/**
 * Both plans and the ledger as documents. None is changed in place: a change copies the document.
 *
 * @param ot document of the OT tenant's snapshot
 * @param it the same of the IT tenant's
 * @param ledger document of the ledger
 */
record Plans(ObjectNode ot, ObjectNode it, ObjectNode ledger) {
    private static final String RESOURCES = "predictedResources";

    static Plans of(Snapshots snapshots, Ledger ledger) {
        return new Plans(snapshots.ot().document(), snapshots.it().document(), ledger.document());
    }

    ObjectNode of(Tenant tenant) {
        return tenant == Tenant.OT ? ot : it;
    }

    Plans with(Tenant tenant, ObjectNode document) {
        return tenant == Tenant.OT ? new Plans(document, it, ledger) : new Plans(ot, document, ledger);
    }

    Plans with(ObjectNode otherLedger) {
        return new Plans(ot, it, otherLedger);
    }

    /** Every resource of both, in order. */
    List<Site> sites() {
        List<Site> sites = new ArrayList<>();
        for (Tenant tenant : Tenant.values()) {
            JsonNode resources = of(tenant).path(RESOURCES);
            for (int i = 0; i < resources.size(); i++) {
                sites.add(new Site(this, tenant, i, (ObjectNode) resources.get(i)));
            }
        }
        return sites;
    }

    /** The resources of one type, whatever its case. */
    List<Site> sites(String type) {
        return sites().stream().filter(site -> site.is(type)).toList();
    }

    Snapshots snapshots() {
        return new Snapshots(Snapshot.of(Tenant.OT, "ot", ot), Snapshot.of(Tenant.IT, "it", it));
    }

    Ledger ledgerOfThese() {
        return Ledger.of("ledger", ledger);
    }
}
