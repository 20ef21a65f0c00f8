package dev.sluice.posture.claims;

import dev.sluice.posture.board.Board;
import dev.sluice.posture.board.ClaimId;
import dev.sluice.posture.figure.Use;
import dev.sluice.posture.model.Part;
import dev.sluice.posture.model.Place;
import java.util.ArrayList;
import java.util.List;

/** Judges that IT can hold the sender down and cut it off by a resource of its own. */
final class ControlJudge {
    private static final ClaimId CLAIM = ClaimId.SENDER_CONTROL;
    private static final String NAMESPACE = "Microsoft.EventHub/namespaces";

    private final World world;
    private final Board board;
    private final Sender sender;

    ControlJudge(World world, Board board, Sender sender) {
        this.world = world;
        this.board = board;
        this.sender = sender;
    }

    void judge() {
        List<Part> targets = sender.uses().stream().map(Use::target).distinct().toList();
        targets.stream().filter(target -> target.isA(NAMESPACE)).forEach(this::judgeNamespace);
        targets.stream().filter(target -> !target.isA(NAMESPACE)).forEach(target -> board.rests(CLAIM, target.here()));
        world.it().all(NAMESPACE + "/applicationGroups").forEach(this::judgeGroup);
        if (targets.isEmpty()) {
            board.refute(CLAIM, world.whole(world.it().tenant()).here(), "nobody sends to IT", "declare the hop");
        }
    }

    private void judgeNamespace(Part namespace) {
        boolean dedicated = namespace.at("/sku/name").is("Premium")
                || !namespace.at("/properties/clusterArmId").isEmpty();
        if (!dedicated) {
            judgeCapacity(namespace);
            return;
        }
        boolean controlled = world.it().children(namespace.id(), NAMESPACE + "/applicationGroups").stream()
                .anyMatch(this::isSenders);
        if (!controlled) {
            String message = "no application group is for the sender";
            String fix = "declare one with a throttling policy for " + String.join(" or ", identifiers());
            board.refute(CLAIM, namespace.here(), message, fix);
            world.it()
                    .children(namespace.id(), NAMESPACE + "/applicationGroups")
                    .forEach(group ->
                            board.refute(CLAIM, group.at("/properties/clientAppGroupIdentifier"), message, fix));
        }
    }

    /** A tier without application groups: its capacity is the limit, its roles and connections are the switch. */
    private void judgeCapacity(Part namespace) {
        Place inflate = namespace.at("/properties/isAutoInflateEnabled");
        if (inflate.isTrue() || inflate.isExpression()) {
            board.object(
                    CLAIM,
                    inflate,
                    "capacity grows with what the sender sends",
                    "set it to false, or use a tier with application groups");
        } else {
            board.rests(CLAIM, namespace.at("/sku/name"));
        }
    }

    private void judgeGroup(Part group) {
        Place identifier = group.at("/properties/clientAppGroupIdentifier");
        if (!isSenders(group)) {
            board.object(
                    CLAIM,
                    identifier,
                    "the group is for " + identifier.shown() + ", not for the sender",
                    "set it to " + String.join(" or ", identifiers()));
        } else {
            board.rests(CLAIM, identifier);
        }
        Place enabled = group.at("/properties/isEnabled");
        if (!enabled.isAbsent() && !enabled.isTrue()) {
            board.object(CLAIM, enabled, "the sender is cut off", "set it to true");
        }
        List<Place> policies = group.each("/properties/policies");
        if (policies.isEmpty()) {
            board.object(
                    CLAIM,
                    group.at("/properties/policies"),
                    "the group throttles nothing",
                    "give it a throttling policy");
        }
        policies.forEach(this::judgePolicy);
    }

    private void judgePolicy(Place policy) {
        boolean incoming = policy.at("/metricId").raw().startsWith("Incoming");
        boolean limited = policy.at("/rateLimitThreshold").value().asLong(0) > 0;
        if (!policy.at("/type").is("ThrottlingPolicy") || !incoming || !limited) {
            board.object(
                    CLAIM,
                    policy,
                    "doesn't limit what comes in: " + policy.shown(),
                    "limit IncomingBytes or IncomingMessages");
        } else {
            board.rests(CLAIM, policy.at("/rateLimitThreshold"));
        }
    }

    private boolean isSenders(Part group) {
        return identifiers().stream().anyMatch(group.at("/properties/clientAppGroupIdentifier")::is);
    }

    private List<String> identifiers() {
        List<String> identifiers = new ArrayList<>();
        world.ledger()
                .servicePrincipals()
                .forEach(entry ->
                        identifiers.add("AADAppID=" + entry.at("/appId").raw()));
        if (sender.isByKey()) {
            sender.keyRules().forEach(rule -> {
                identifiers.add("SASKeyName=" + rule.name());
                identifiers.add("EntitySASKeyName=" + rule.name());
            });
        }
        return identifiers;
    }
}
