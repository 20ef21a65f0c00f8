package dev.sluice.posture.claims;

import dev.sluice.posture.access.Grant;
import dev.sluice.posture.access.Need;
import dev.sluice.posture.board.Board;
import dev.sluice.posture.board.ClaimId;
import dev.sluice.posture.figure.Use;
import dev.sluice.posture.figure.Use.Purpose;
import dev.sluice.posture.model.Part;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Judges that every use has exactly the role it takes, and that no role is left over. */
final class RoleJudge {
    private final World world;
    private final Board board;
    private final Needs needs;
    private final Sender sender;
    private final Set<Grant> used = new LinkedHashSet<>();

    RoleJudge(World world, Board board, Sender sender) {
        this.world = world;
        this.board = board;
        this.sender = sender;
        needs = new Needs(world);
    }

    void judge() {
        for (Use use : world.figure().uses()) {
            needs.of(use).forEach(need -> judge(use, need));
        }
        world.grants().stream().filter(grant -> !used.contains(grant)).forEach(this::surplus);
    }

    private void judge(Use use, Need need) {
        if (use.purpose() == Purpose.SEND_TO_OTHER_TENANT && sender.isByKey()) {
            return;
        }
        List<Grant> fitting = world.grants().stream()
                .filter(grant -> grant.part().tenant() == use.target().tenant())
                .filter(need::isMetBy)
                .filter(holderOf(use))
                .toList();
        if (fitting.isEmpty()) {
            missing(use, need);
            return;
        }
        Grant chosen = fitting.get(0);
        used.addAll(fitting);
        if (fitting.size() > 1) {
            fitting.forEach(grant ->
                    board.refute(ClaimId.ROLES, grant.principal(), need.shown() + " is given twice", "give it once"));
        }
        board.rests(use.claim(), chosen.principal());
        board.rests(use.claim(), chosen.definition());
    }

    private Predicate<Grant> holderOf(Use use) {
        return use.purpose() == Purpose.SEND_TO_OTHER_TENANT
                ? grant -> sender.isPrincipal(grant.principal())
                : grant -> grant.holder().filter(use.actor()::isNamedBy).isPresent();
    }

    private void missing(Use use, Need need) {
        String message = Texts.name(use.actor().part()) + " lacks " + need.shown() + " on "
                + (need.scopes().isEmpty() ? "the part of " + Texts.name(use.target()) + " it is told of" : last(need));
        String fix = "give exactly that role there to exactly that identity";
        places(use, need).forEach(part -> board.refute(use.claim(), part.here(), message, fix));
    }

    private List<Part> places(Use use, Need need) {
        List<Part> parts = new ArrayList<>(
                List.of(use.target(), use.actor().part(), use.place().part()));
        need.scopes().forEach(scope -> world.planOf(use.target()).named(scope).forEach(parts::add));
        use.actor()
                .identities()
                .forEach(
                        holder -> world.planOf(use.actor().part()).named(holder).forEach(parts::add));
        return parts.stream().distinct().toList();
    }

    private static String last(Need need) {
        return String.join(
                " or ",
                need.scopes().stream().map(dev.sluice.posture.model.Ids::name).toList());
    }

    private void surplus(Grant grant) {
        String role = grant.role().map(held -> held.title()).orElse("a role that no hop takes");
        String message = role + " on " + dev.sluice.posture.model.Ids.name(grant.scope()) + " is needed by no hop";
        if (grant.definition().isExpression()
                || (grant.principal().isExpression() && grant.holder().isEmpty())) {
            board.doubt(
                    ClaimId.ROLES,
                    grant.definition(),
                    message + " that can be told",
                    "write role and identity so that the plan names them");
        } else {
            board.refute(
                    ClaimId.ROLES,
                    grant.definition(),
                    message,
                    "remove it, or give the hop the role and scope it takes");
        }
    }
}
