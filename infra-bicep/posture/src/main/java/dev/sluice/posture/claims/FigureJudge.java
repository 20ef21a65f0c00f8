package dev.sluice.posture.claims;

import dev.sluice.posture.board.Board;
import dev.sluice.posture.board.ClaimId;
import dev.sluice.posture.figure.Use;
import dev.sluice.posture.figure.Use.Purpose;
import dev.sluice.posture.model.Part;
import dev.sluice.posture.model.Place;
import dev.sluice.posture.model.Plan;
import dev.sluice.posture.model.Tenant;
import java.util.List;

/** Judges that the figure is whole: that there is a source that is read, a bridge that sends, somebody who reads. */
final class FigureJudge {
    private final World world;
    private final Board board;

    FigureJudge(World world, Board board) {
        this.world = world;
        this.board = board;
    }

    void judge() {
        List<Use> reads = world.figure().uses(Purpose.READ_SOURCE);
        List<Use> sends = world.figure().uses(Purpose.SEND_TO_OTHER_TENANT);
        if (reads.isEmpty()) {
            lacks(ClaimId.BRIDGE_READS_SOURCE, world.ot(), "Microsoft.Devices/IotHubs", "nobody in OT reads the hub");
        }
        if (sends.isEmpty()) {
            lacks(ClaimId.BRIDGE_SENDS_TO_IT, world.ot(), "Microsoft.Web/sites", "nobody in OT sends to IT");
            world.otNetwork().connections().stream()
                    .filter(connection ->
                            connection.target().text().flatMap(world.ot()::find).isEmpty())
                    .forEach(connection -> board.object(
                            ClaimId.BRIDGE_SENDS_TO_IT,
                            connection.target(),
                            "leads to a resource of neither plan, or one that nobody sends to",
                            "name the resource of IT that the bridge sends to"));
        }
        sends.stream()
                .filter(use -> reads.stream()
                        .noneMatch(read -> read.actor().is(use.actor().part())))
                .forEach(use -> board.refute(
                        ClaimId.BRIDGE_SENDS_TO_IT,
                        use.place(),
                        Texts.name(use.actor().part()) + " sends to IT and reads no source",
                        "remove it, or give it its source"));
        sends.stream()
                .map(Use::target)
                .filter(target -> target.isA("Microsoft.EventHub/namespaces"))
                .distinct()
                .filter(target ->
                        world.figure().usesOf(target).stream().noneMatch(use -> use.purpose() == Purpose.READ_HUB))
                .forEach(target -> board.refute(
                        ClaimId.CONSUMERS_READ_HUB, target.here(), "nobody in IT reads it", "declare a consumer"));
        consumersStore();
        requireTenant(Tenant.OT);
        requireTenant(Tenant.IT);
        members();
    }

    private void lacks(ClaimId claim, Plan plan, String type, String message) {
        List<Part> parts = plan.all(type);
        parts.forEach(part -> board.refute(claim, part.here(), message, "declare the hop"));
        if (parts.isEmpty()) {
            board.refute(claim, world.whole(plan.tenant()).here(), message, "declare the hop");
        }
    }

    /** A consumer that stores nothing has lost its output. */
    private void consumersStore() {
        world.figure().uses(Purpose.READ_HUB).stream()
                .map(Use::actor)
                .distinct()
                .filter(actor -> world.figure().uses().stream()
                        .noneMatch(use -> use.actor().is(actor.part())
                                && (use.purpose() == Purpose.STORE || use.purpose() == Purpose.HOST)))
                .forEach(actor -> board.refute(
                        ClaimId.RESULTS_ARE_STORED,
                        actor.part().here(),
                        Texts.name(actor.part()) + " stores nothing",
                        "tell it where to"));
        world.it().all("Microsoft.StreamAnalytics/streamingjobs").stream()
                .filter(job -> world.figure().uses(Purpose.READ_HUB).stream()
                        .noneMatch(use -> use.actor().is(job)))
                .forEach(job -> board.refute(
                        ClaimId.CONSUMERS_READ_HUB,
                        job.here(),
                        Texts.name(job) + " reads nothing",
                        "declare its input"));
    }

    private void requireTenant(Tenant tenant) {
        Place output = world.whole(tenant).at("/outputs/tenantId");
        if (world.tenantId(tenant).isEmpty()) {
            board.doubt(ClaimId.IDENTITIES, output, "the plan doesn't say its tenant", "give it the output tenantId");
        } else {
            board.rests(ClaimId.IDENTITIES, output);
        }
    }

    /** What is watched privately is in a private link scope. */
    private void members() {
        for (Plan plan : world.plans()) {
            for (String type : List.of("Microsoft.Insights/components", "Microsoft.OperationalInsights/workspaces")) {
                plan.all(type).stream()
                        .filter(part -> Watching.scopesOf(plan, part).isEmpty())
                        .forEach(part -> board.refute(
                                ClaimId.WATCHING_IS_PRIVATE,
                                part.here(),
                                Texts.name(part) + " is in no private link scope",
                                "add it to one"));
            }
        }
    }
}
