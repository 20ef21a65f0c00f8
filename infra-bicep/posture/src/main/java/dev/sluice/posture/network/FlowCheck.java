package dev.sluice.posture.network;

import dev.sluice.posture.model.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether TCP from every address of a subnet to some addresses in another passes the security groups of both. */
public final class FlowCheck {
    private final List<Obstacle> obstacles = new ArrayList<>();
    private final List<Place> passed = new ArrayList<>();
    private final Network network;
    private final List<Cidr> space;

    /**
     * What is in the way.
     *
     * @param place the rule, or the group where a default rule is in the way
     * @param why in words
     * @param known whether it is known to be in the way
     */
    public record Obstacle(Place place, String why, boolean known) {}

    public FlowCheck(Network network, Subnet from, Subnet to, List<Cidr> addresses, int port) {
        this.network = network;
        space = new ArrayList<>(network.space(from.network()));
        space.addAll(network.space(to.network()));
        if (from.prefixes().isEmpty() || addresses.isEmpty()) {
            Subnet vague = from.prefixes().isEmpty() ? from : to;
            obstacles.add(new Obstacle(vague.part().here(), "can't be judged: the subnet has no plain prefix", false));
        }
        for (Cidr source : from.prefixes()) {
            for (Cidr address : addresses) {
                check(from, new Flow(source, address, port, space), false);
                check(to, new Flow(source, address, port, space), true);
            }
        }
    }

    /** What is in the way; empty if nothing is. */
    public List<Obstacle> obstacles() {
        return List.copyOf(obstacles);
    }

    /** The rules that let it pass. */
    public List<Place> passed() {
        return List.copyOf(passed);
    }

    private void check(Subnet subnet, Flow flow, boolean inbound) {
        if (subnet.groupId().isAbsent()) {
            return;
        }
        Optional<SecurityGroup> group = network.groupOf(subnet);
        if (group.isEmpty()) {
            obstacles.add(new Obstacle(subnet.groupId(), "can't be judged: the group isn't in the plan", false));
            return;
        }
        SecurityGroup.Decision decision = group.get().decide(flow, inbound);
        Place rule = decision.rule()
                .map(found -> found.part().here())
                .orElse(group.get().part().here());
        if (decision.allowed()) {
            passed.add(rule);
        } else {
            String why = "is stopped " + (inbound ? "into" : "out of") + " subnet "
                    + subnet.part().name() + " by "
                    + decision.rule()
                            .map(found -> "rule " + found.part().name())
                            .orElse("a default rule");
            obstacles.add(new Obstacle(rule, why, decision.known()));
            obstacles.add(new Obstacle(group.get().part().here(), why, decision.known()));
        }
    }
}
