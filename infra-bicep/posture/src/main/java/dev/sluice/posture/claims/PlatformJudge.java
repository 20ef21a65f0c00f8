package dev.sluice.posture.claims;

import dev.sluice.posture.board.Board;
import dev.sluice.posture.board.ClaimId;
import dev.sluice.posture.figure.Actor;
import dev.sluice.posture.model.Part;
import dev.sluice.posture.network.Network;
import dev.sluice.posture.network.PlatformFlows;
import dev.sluice.posture.network.SecurityGroup;
import dev.sluice.posture.network.Subnet;
import java.util.List;
import java.util.Optional;

/**
 * Judges the flows that no hop of ours is: to where tokens come from, which only a federated sender and who
 * checks the tokens of callers ask by the network, and those that Microsoft documents for an environment of container apps.
 */
final class PlatformJudge {
    private final World world;
    private final Board board;
    private final Sender sender;

    PlatformJudge(World world, Board board, Sender sender) {
        this.world = world;
        this.board = board;
        this.sender = sender;
    }

    void judge() {
        new TokenUsers(world, sender).all().forEach(this::judgeTokens);
        for (Network network : world.networks()) {
            for (Part environment : network.plan().all("Microsoft.App/managedEnvironments")) {
                network.subnet(environment.at("/properties/vnetConfiguration/infrastructureSubnetId"))
                        .ifPresentOrElse(
                                subnet -> judge(claimFor(environment), network, subnet, PlatformFlows.ENVIRONMENT),
                                () -> board.object(
                                        claimFor(environment),
                                        environment.at("/properties/vnetConfiguration/infrastructureSubnetId"),
                                        Texts.name(environment) + " is in no subnet of this plan",
                                        "name the id of its subnet"));
            }
        }
    }

    private ClaimId claimFor(Part environment) {
        return world.figure().actors().stream()
                .filter(actor -> actor.part().at("/properties/environmentId").is(environment.id()))
                .findFirst()
                .map(actor -> PathJudge.claimOf(actor, world))
                .orElse(ClaimId.WAYS_OUT);
    }

    private void judgeTokens(Actor actor, ClaimId claim) {
        Network network = world.network(actor.part().tenant());
        Optional<Subnet> subnet = network.subnet(actor.subnet());
        if (subnet.isEmpty()) {
            return;
        }
        judge(claim, network, subnet.get(), PlatformFlows.TOKENS);
        boolean way = !Gateways.of(subnet.get()).isAbsent()
                || !subnet.get().part().at("/properties/defaultOutboundAccess").is("false");
        if (!way) {
            board.doubt(
                    claim,
                    subnet.get().part().at("/properties/natGateway"),
                    "whether subnet " + subnet.get().part().name()
                            + " reaches the token endpoint without a gateway isn't known",
                    "give it a NAT gateway; its security group keeps everything else in");
        }
    }

    private void judge(ClaimId claim, Network network, Subnet subnet, List<PlatformFlows> flows) {
        Optional<SecurityGroup> group = network.groupOf(subnet);
        if (group.isEmpty()) {
            return;
        }
        for (PlatformFlows flow : flows) {
            if (!flow.passes(group.get(), subnet)) {
                String message = "subnet " + subnet.part().name() + " doesn't let " + flow.shown() + " pass";
                board.refute(
                        claim,
                        group.get().part().at("/properties/securityRules"),
                        message,
                        "allow it by a rule of its own");
                group.get()
                        .rules()
                        .forEach(rule ->
                                board.refute(claim, rule.part().here(), message, "allow it by a rule of its own"));
            } else {
                board.rests(claim, group.get().part().here());
            }
        }
    }
}
