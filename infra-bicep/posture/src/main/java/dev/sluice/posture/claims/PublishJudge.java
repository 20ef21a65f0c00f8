package dev.sluice.posture.claims;

import dev.sluice.posture.board.Board;
import dev.sluice.posture.figure.Use;
import dev.sluice.posture.figure.Use.Purpose;
import dev.sluice.posture.model.Part;
import java.util.List;

/**
 * Judges that what is published goes to a hub for that alone: on the hub that the other tenant sends to, nobody else may
 * pass for it, and who sends to the hub it reads feeds itself.
 */
final class PublishJudge {
    private final World world;
    private final Board board;
    private final Hubs hubs;

    PublishJudge(World world, Board board) {
        this.world = world;
        this.board = board;
        hubs = new Hubs(world);
    }

    void judge() {
        List<Part> arrivals = world.figure().uses().stream()
                .filter(use -> use.purpose() == Purpose.SEND_TO_OTHER_TENANT || use.purpose() == Purpose.READ_HUB)
                .flatMap(use -> hubs.of(use).stream())
                .toList();
        world.figure().uses(Purpose.PUBLISH).forEach(use -> hubs.of(use).forEach(hub -> judge(use, hub, arrivals)));
    }

    private void judge(Use use, Part hub, List<Part> arrivals) {
        if (arrivals.contains(hub)) {
            board.refute(
                    use.claim(),
                    use.place(),
                    Texts.name(use.actor().part()) + " sends to " + Texts.name(hub)
                            + ", where what the other tenant sends arrives",
                    "give it a hub of its own");
        } else {
            board.rests(use.claim(), hub.here());
        }
    }
}
