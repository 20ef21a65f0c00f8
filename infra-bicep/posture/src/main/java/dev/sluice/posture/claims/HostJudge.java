package dev.sluice.posture.claims;

import dev.sluice.posture.board.Board;
import dev.sluice.posture.board.ClaimId;
import dev.sluice.posture.figure.Actor;
import dev.sluice.posture.model.Place;

/** Judges as whom a Function host opens its package and the vault. */
final class HostJudge {
    private static final String AUTHENTICATION = "/properties/functionAppConfig/deployment/storage/authentication";

    private final World world;
    private final Board board;

    HostJudge(World world, Board board) {
        this.world = world;
        this.board = board;
    }

    void judge() {
        world.figure().actors().stream()
                .filter(actor -> actor.kind() == Actor.Kind.FUNCTION_APP)
                .forEach(this::judge);
    }

    private void judge(Actor app) {
        Place authentication = app.part().at(AUTHENTICATION);
        if (!app.part().at("/properties/functionAppConfig/deployment").isAbsent()) {
            judgePackage(app, authentication.at("/type"));
        }
        judgeIdentity(ClaimId.HOSTS_REACH_STORAGE, app, authentication.at("/userAssignedIdentityResourceId"));
        judgeIdentity(ClaimId.SECRETS_REACH_READERS, app, app.part().at("/properties/keyVaultReferenceIdentity"));
    }

    private void judgePackage(Actor app, Place type) {
        if (type.is("UserAssignedIdentity") || type.is("SystemAssignedIdentity")) {
            board.rests(ClaimId.HOSTS_REACH_STORAGE, type);
        } else {
            board.object(
                    ClaimId.HOSTS_REACH_STORAGE,
                    type,
                    Texts.name(app.part()) + " opens its package by " + type.shown() + ", not as its identity",
                    "set it to UserAssignedIdentity");
        }
    }

    private void judgeIdentity(ClaimId claim, Actor app, Place identity) {
        if (identity.isAbsent() || identity.is("SystemAssigned")) {
            return;
        }
        if (identity.text().filter(app::isNamedBy).isPresent()) {
            board.rests(claim, identity);
        } else {
            board.object(
                    claim,
                    identity,
                    identity.shown() + " is no identity of " + Texts.name(app.part()),
                    "name an identity that the app has");
        }
    }
}
