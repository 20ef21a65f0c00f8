package dev.sluice.posture.claims;

import dev.sluice.posture.board.Board;
import dev.sluice.posture.board.ClaimId;
import dev.sluice.posture.figure.Actor;
import dev.sluice.posture.model.Ids;
import dev.sluice.posture.model.Part;
import dev.sluice.posture.model.Place;
import java.util.Locale;

/** Judges as whom a Function host opens its package and the vault. */
final class HostJudge {
    private static final String CONTAINERS = "Microsoft.Storage/storageAccounts/blobServices/containers";
    private static final String REFERENCE = "@microsoft.keyvault(";
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
            judgeContainer(app, app.part().at("/properties/functionAppConfig/deployment/storage/value"));
        }
        judgeIdentity(
                ClaimId.HOSTS_REACH_STORAGE,
                app,
                authentication.at("/userAssignedIdentityResourceId"),
                authentication.at("/type").is("UserAssignedIdentity"));
        judgeIdentity(
                ClaimId.SECRETS_REACH_READERS,
                app,
                app.part().at("/properties/keyVaultReferenceIdentity"),
                refersToVault(app) && !app.isNamedBy(app.part().id()));
    }

    private static boolean refersToVault(Actor app) {
        return app.settings().stream()
                .anyMatch(setting ->
                        setting.value().raw().toLowerCase(Locale.ROOT).startsWith(REFERENCE));
    }

    /** The package is in a container of the plan: {@link EgressJudge} sees to it that its account is. */
    private void judgeContainer(Actor app, Place value) {
        String name = Ids.name(value.raw());
        boolean declared = world.planOf(app.part()).all(CONTAINERS).stream()
                .anyMatch(container -> container.name().equalsIgnoreCase(name)
                        && value.raw().toLowerCase(Locale.ROOT).contains("//" + accountOf(container) + "."));
        if (declared) {
            board.rests(ClaimId.HOSTS_REACH_STORAGE, value);
        } else {
            board.object(
                    ClaimId.HOSTS_REACH_STORAGE,
                    value,
                    Texts.name(app.part()) + " has its package at " + value.shown() + ", no container of the plan",
                    "name the address of a container of the host's account");
        }
    }

    private static String accountOf(Part container) {
        return Ids.name(Ids.parent(Ids.parent(container.id()))).toLowerCase(Locale.ROOT);
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

    private void judgeIdentity(ClaimId claim, Actor app, Place identity, boolean needed) {
        boolean own = identity.isAbsent() || identity.is("SystemAssigned");
        if (own && !needed) {
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
