package dev.sluice.posture.claims;

import dev.sluice.posture.board.Board;
import dev.sluice.posture.board.ClaimId;
import dev.sluice.posture.figure.Actor;
import dev.sluice.posture.model.Part;
import dev.sluice.posture.model.Place;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Judges where images come from, and as whom they are pulled. */
final class ImageJudge {
    private static final ClaimId CLAIM = ClaimId.IMAGES_ARE_PULLED;
    private static final List<String> DOMAINS = List.of(".azurecr.io", ".azurecr.cn", ".azurecr.us");

    private final World world;
    private final Board board;

    ImageJudge(World world, Board board) {
        this.world = world;
        this.board = board;
    }

    void judge() {
        world.figure().actors().stream()
                .filter(actor -> actor.kind() == Actor.Kind.CONTAINER_APP)
                .forEach(this::judge);
    }

    private void judge(Actor app) {
        for (String list : List.of("containers", "initContainers")) {
            app.part().each("/properties/template/" + list).forEach(container -> judge(app, container.at("/image")));
        }
    }

    private void judge(Actor app, Place image) {
        String host = image.raw().toLowerCase(Locale.ROOT);
        Optional<Part> registry = world.planOf(app.part()).all("Microsoft.ContainerRegistry/registries").stream()
                .filter(part -> names(host.split("/", 2)[0], part) || names(host, part))
                .findFirst();
        if (registry.isEmpty()) {
            board.object(
                    CLAIM,
                    image,
                    "image " + image.shown() + " is of no registry of the plan",
                    "put it into the plan's registry");
            return;
        }
        board.rests(CLAIM, image);
        List<Place> entries = app.part().each("/properties/configuration/registries").stream()
                .filter(entry -> names(entry.at("/server").raw().toLowerCase(Locale.ROOT), registry.get()))
                .toList();
        if (entries.isEmpty()) {
            board.refute(
                    CLAIM,
                    app.part().at("/properties/configuration/registries"),
                    "says no identity for " + Texts.name(registry.get()),
                    "name the registry with the app's identity");
        }
        entries.forEach(entry -> judgeIdentity(app, entry.at("/identity")));
    }

    private static boolean names(String server, Part registry) {
        String name = registry.name().toLowerCase(Locale.ROOT);
        return DOMAINS.stream().anyMatch(domain -> server.equals(name + domain))
                || server.contains(registry.id().toLowerCase(Locale.ROOT) + "'");
    }

    private void judgeIdentity(Actor app, Place identity) {
        boolean own =
                identity.is("system") || identity.text().filter(app::isNamedBy).isPresent();
        if (own) {
            board.rests(CLAIM, identity);
        } else {
            board.object(
                    CLAIM,
                    identity,
                    "pulls as " + identity.shown() + ", which isn't the app's identity",
                    "name an identity of the app");
        }
    }
}
