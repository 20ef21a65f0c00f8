package dev.sluice.posture.claims;

import dev.sluice.posture.access.Grant;
import dev.sluice.posture.figure.Figure;
import dev.sluice.posture.model.Ledger;
import dev.sluice.posture.model.Part;
import dev.sluice.posture.model.Plan;
import dev.sluice.posture.model.Snapshots;
import dev.sluice.posture.model.Tenant;
import dev.sluice.posture.network.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that judges look at.
 *
 * @param snapshots both plans as they were read
 * @param ot the plan of OT
 * @param it the plan of IT
 * @param ledger what no plan shows
 * @param grants role assignments of both
 * @param figure what is in use
 * @param otNetwork the network of OT
 * @param itNetwork the network of IT
 */
public record World(
        Snapshots snapshots,
        Plan ot,
        Plan it,
        Ledger ledger,
        List<Grant> grants,
        Figure figure,
        Network otNetwork,
        Network itNetwork) {
    public World {
        grants = List.copyOf(grants);
    }

    /** The world that two plans and a ledger make. */
    public static World of(Snapshots snapshots, Ledger ledger) {
        Plan ot = new Plan(snapshots.ot());
        Plan it = new Plan(snapshots.it());
        List<Grant> grants = new ArrayList<>(Grant.all(ot));
        grants.addAll(Grant.all(it));
        return new World(
                snapshots, ot, it, ledger, grants, Figure.of(ot, it, grants), new Network(ot), new Network(it));
    }

    Plan plan(Tenant tenant) {
        return tenant == Tenant.OT ? ot : it;
    }

    Plan planOf(Part part) {
        return plan(part.tenant());
    }

    Network network(Tenant tenant) {
        return tenant == Tenant.OT ? otNetwork : itNetwork;
    }

    List<Plan> plans() {
        return List.of(ot, it);
    }

    List<Network> networks() {
        return List.of(otNetwork, itNetwork);
    }

    /** Id of a tenant, if its plan says it. */
    Optional<String> tenantId(Tenant tenant) {
        return snapshots.of(tenant).tenantId();
    }

    /** A tenant's plan as a whole, for what belongs to no resource. */
    Part whole(Tenant tenant) {
        return snapshots.of(tenant).whole();
    }
}
