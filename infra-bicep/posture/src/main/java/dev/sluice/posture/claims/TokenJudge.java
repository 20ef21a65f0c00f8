package dev.sluice.posture.claims;

import dev.sluice.posture.board.Board;
import dev.sluice.posture.board.ClaimId;
import dev.sluice.posture.figure.Actor;
import dev.sluice.posture.figure.Actor.Setting;
import dev.sluice.posture.model.Part;
import java.util.List;
import java.util.Locale;

/** Judges whose tokens an app takes from its callers: those of its own tenant. */
final class TokenJudge {
    private static final ClaimId CLAIM = ClaimId.CALLERS_REACH_FUNCTIONS;
    /** Where tokens and keys come from, in Azure's clouds. */
    private static final List<String> AUTHORITIES = List.of(
            "https://login.microsoftonline.com/",
            "https://sts.windows.net/",
            "https://login.microsoftonline.us/",
            "https://login.partner.microsoftonline.cn/");

    private final World world;
    private final Board board;

    TokenJudge(World world, Board board) {
        this.world = world;
        this.board = board;
    }

    void judge() {
        world.figure()
                .actors()
                .forEach(actor -> actor.settings().stream()
                        .filter(TokenUsers::isAboutCallers)
                        .forEach(setting -> judge(actor, setting)));
    }

    private void judge(Actor actor, Setting setting) {
        Part app = actor.part();
        if (world.tenantId(app.tenant()).filter(tenant -> isOf(tenant, setting)).isPresent()) {
            board.rests(CLAIM, setting.value());
        } else {
            board.object(
                    CLAIM,
                    setting.value(),
                    Texts.name(app) + " is told " + setting.name() + " "
                            + setting.value().shown() + ", which isn't of its tenant",
                    "name the tenant that the app is in");
        }
    }

    private static boolean isOf(String tenant, Setting setting) {
        String text = setting.value().raw();
        return setting.value().is(tenant)
                || AUTHORITIES.stream()
                        .map(authority -> authority + tenant)
                        .anyMatch(own -> text.equalsIgnoreCase(own)
                                || text.toLowerCase(Locale.ROOT).startsWith(own.toLowerCase(Locale.ROOT) + "/"));
    }
}
