package dev.sluice.posture.claims;

import dev.sluice.posture.board.Board;
import dev.sluice.posture.figure.Use;
import dev.sluice.posture.model.Part;
import dev.sluice.posture.model.Place;
import java.util.List;

/** Judges what comes in as a trusted service of the same tenant: from Microsoft's network, not by an endpoint. */
final class TrustedJudge {
    private static final String RULES = "Microsoft.EventHub/namespaces/networkRuleSets";

    private final World world;
    private final Board board;

    TrustedJudge(World world, Board board) {
        this.world = world;
        this.board = board;
    }

    void judge() {
        world.figure().uses().stream()
                .filter(use -> use.actor().kind().isTrustedService())
                .forEach(this::judge);
        world.plans().forEach(plan -> plan.all(RULES).forEach(this::judgeSurplus));
    }

    private void judge(Use use) {
        board.rests(use.claim(), use.place());
        if (use.crosses()) {
            board.refute(
                    use.claim(),
                    use.place(),
                    "a trusted service is trusted in its own tenant only",
                    "let something with an identity of both carry the data");
        } else if (use.group().equals("namespace")) {
            judgeNamespace(use);
        } else {
            Place bypass = use.target().at("/properties/networkAcls/bypass");
            if (bypass.is("AzureServices")) {
                board.rests(use.claim(), bypass);
            } else {
                board.object(
                        use.claim(),
                        bypass,
                        "keeps trusted services out: bypass is " + bypass.shown(),
                        "set it to AzureServices");
            }
        }
    }

    private void judgeNamespace(Use use) {
        List<Part> sets = world.planOf(use.target()).children(use.target().id(), RULES);
        if (sets.isEmpty()) {
            board.refute(
                    use.claim(),
                    use.target().here(),
                    "has no network rules that let trusted services in",
                    "declare networkRuleSets/default with trustedServiceAccessEnabled");
        }
        for (Part set : sets) {
            Place trusted = set.at("/properties/trustedServiceAccessEnabled");
            if (trusted.isTrue()) {
                board.rests(use.claim(), trusted);
            } else {
                board.object(use.claim(), trusted, "keeps trusted services out", "set it to true");
            }
        }
    }

    /** Where none has to come in by it, the bypass must still be a value that can be read. */
    private void judgeSurplus(Part set) {
        Place trusted = set.at("/properties/trustedServiceAccessEnabled");
        if (trusted.isExpression()) {
            board.doubt(
                    dev.sluice.posture.board.ClaimId.PUBLIC_ACCESS,
                    trusted,
                    "is known only at run time",
                    "write it in plain values");
        }
    }
}
