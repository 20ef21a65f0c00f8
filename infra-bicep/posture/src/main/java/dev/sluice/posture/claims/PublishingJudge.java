package dev.sluice.posture.claims;

import dev.sluice.posture.board.Board;
import dev.sluice.posture.board.ClaimId;
import dev.sluice.posture.model.Part;
import dev.sluice.posture.model.Plan;
import java.util.List;

/** Judges that no site can be published to with a password: without a policy it can. */
final class PublishingJudge {
    private static final String POLICY = "Microsoft.Web/sites/basicPublishingCredentialsPolicies";

    private final World world;
    private final Board board;

    PublishingJudge(World world, Board board) {
        this.world = world;
        this.board = board;
    }

    void judge() {
        for (Plan plan : world.plans()) {
            for (Part site : plan.all("Microsoft.Web/sites")) {
                for (String door : List.of("ftp", "scm")) {
                    boolean declared = plan.children(site.id(), POLICY).stream()
                            .anyMatch(policy -> policy.name().equalsIgnoreCase(door));
                    if (!declared) {
                        board.refute(
                                ClaimId.HARDENING,
                                site.here(),
                                "can be published to by " + door + " with a password",
                                "declare basicPublishingCredentialsPolicies/" + door + " with allow false");
                    }
                }
            }
        }
    }
}
