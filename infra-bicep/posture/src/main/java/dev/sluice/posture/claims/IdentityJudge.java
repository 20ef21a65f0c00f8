package dev.sluice.posture.claims;

import dev.sluice.posture.access.Grant;
import dev.sluice.posture.board.Board;
import dev.sluice.posture.board.ClaimId;
import dev.sluice.posture.model.Ids;
import dev.sluice.posture.model.Part;
import dev.sluice.posture.model.Place;
import dev.sluice.posture.model.Plan;
import dev.sluice.posture.model.Tenant;
import java.util.Optional;

/** Judges who holds roles: identities of the same tenant, and in IT the principal of the one foreign application. */
final class IdentityJudge {
    private static final ClaimId CLAIM = ClaimId.IDENTITIES;

    private final World world;
    private final Board board;
    private final Sender sender;

    IdentityJudge(World world, Board board, Sender sender) {
        this.world = world;
        this.board = board;
        this.sender = sender;
    }

    void judge() {
        world.grants().forEach(this::judge);
        for (Plan plan : world.plans()) {
            plan.all("Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials")
                    .forEach(part -> board.refute(
                            CLAIM, part.here(), "lets somebody from outside act as the identity", "remove it"));
            world.figure()
                    .actors(plan.tenant())
                    .forEach(actor -> actor.identities().forEach(id -> judgeAttached(plan, actor.part(), id)));
        }
    }

    private void judge(Grant grant) {
        Place principal = grant.principal();
        Tenant tenant = grant.part().tenant();
        if (grant.holder().isPresent()) {
            judgeHolder(grant, tenant, grant.holder().get());
        } else if (tenant == Tenant.IT && sender.isPrincipal(principal)) {
            board.rests(CLAIM, principal);
        } else {
            board.object(
                    CLAIM,
                    principal,
                    "principal " + principal.shown()
                            + " is no identity of the plan, nor the sender that the ledger knows",
                    "give the role to an identity of this tenant");
        }
        Place type = grant.part().at("/properties/principalType");
        if (!type.isAbsent() && !type.is("ServicePrincipal")) {
            board.object(
                    CLAIM,
                    type,
                    "the principal is a " + type.shown(),
                    "roles of the data path are for service principals");
        }
        Place scope = grant.part().at("/scope");
        Place stated = grant.part().at("/properties/scope");
        for (Place place : new Place[] {scope, stated}) {
            if (place.text()
                    .filter(text -> text.startsWith("/") && !Ids.same(text, grant.scope()))
                    .isPresent()) {
                board.refute(ClaimId.ROLES, place, "says another scope than the id does", "make them the same");
            }
        }
    }

    private void judgeHolder(Grant grant, Tenant tenant, String holder) {
        Optional<Part> own = world.plan(tenant).find(holder);
        if (own.isPresent()) {
            board.rests(CLAIM, grant.principal());
        } else if (world.plan(tenant.other()).find(holder).isPresent()) {
            board.refute(
                    CLAIM,
                    grant.principal(),
                    "an identity of the other tenant has no principal in this one",
                    "give the role to the service principal of the shared application");
        } else {
            board.refute(
                    CLAIM,
                    grant.principal(),
                    "identity " + Ids.name(holder) + " isn't in the plan",
                    "declare it, or remove the role");
        }
    }

    private void judgeAttached(Plan plan, Part actor, String identity) {
        if (plan.find(identity).isEmpty()) {
            board.refute(
                    CLAIM,
                    actor.at("/identity"),
                    "identity " + Ids.name(identity) + " isn't in the plan",
                    "declare it");
        }
    }
}
