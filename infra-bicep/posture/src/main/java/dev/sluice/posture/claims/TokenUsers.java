package dev.sluice.posture.claims;

import dev.sluice.posture.board.ClaimId;
import dev.sluice.posture.figure.Actor;
import dev.sluice.posture.figure.Actor.Setting;
import dev.sluice.posture.figure.Use;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Who asks Microsoft Entra by the network: a sender of the other tenant for tokens, and an app that checks its callers'
 * tokens for the keys they are signed with. All others get their tokens from their host.
 */
final class TokenUsers {
    private static final List<String> ENDINGS = List.of("apitenant", "apiissuer", "apikeysurl");

    private final World world;
    private final Sender sender;

    TokenUsers(World world, Sender sender) {
        this.world = world;
        this.sender = sender;
    }

    /** Whether a setting says whose tokens an app takes; settings are known by how their names end. */
    static boolean isAboutCallers(Setting setting) {
        String name = setting.name().toLowerCase(Locale.ROOT).replace("_", "");
        return ENDINGS.stream().anyMatch(name::endsWith);
    }

    /** Each with the claim that it is for. */
    Map<Actor, ClaimId> all() {
        Map<Actor, ClaimId> users = new LinkedHashMap<>();
        world.figure().actors().stream()
                .filter(actor -> actor.settings().stream().anyMatch(TokenUsers::isAboutCallers))
                .forEach(actor -> users.put(actor, ClaimId.CALLERS_REACH_FUNCTIONS));
        if (!sender.isByKey()) {
            sender.uses().stream().map(Use::actor).forEach(actor -> users.put(actor, ClaimId.BRIDGE_SENDS_TO_IT));
        }
        return users;
    }
}
