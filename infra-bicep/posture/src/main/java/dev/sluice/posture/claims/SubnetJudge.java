package dev.sluice.posture.claims;

import dev.sluice.posture.board.Board;
import dev.sluice.posture.board.ClaimId;
import dev.sluice.posture.figure.Actor;
import dev.sluice.posture.model.Part;
import dev.sluice.posture.model.Place;
import dev.sluice.posture.network.Network;
import dev.sluice.posture.network.Subnet;
import java.util.List;

/** Judges that what runs in a subnet gets its traffic into it: delegation, routing flags, name servers, routes. */
final class SubnetJudge {
    private static final String ENVIRONMENTS = "Microsoft.App/environments";
    private static final String SERVER_FARMS = "Microsoft.Web/serverFarms";
    private static final List<String> FLAGS = List.of(
            "/properties/outboundVnetRouting/contentShareTraffic",
            "/properties/outboundVnetRouting/imagePullTraffic",
            "/properties/outboundVnetRouting/backupRestoreTraffic",
            "/properties/vnetContentShareEnabled",
            "/properties/vnetImagePullEnabled",
            "/properties/vnetBackupRestoreEnabled");

    private final World world;
    private final Board board;

    SubnetJudge(World world, Board board) {
        this.world = world;
        this.board = board;
    }

    void judge(Actor actor) {
        ClaimId claim = PathJudge.claimOf(actor, world);
        Network network = world.network(actor.part().tenant());
        network.subnet(actor.subnet())
                .ifPresentOrElse(
                        subnet -> judge(claim, actor, network, subnet),
                        () -> board.object(
                                claim,
                                actor.subnet(),
                                Texts.name(actor.part()) + " is in no subnet of this plan",
                                "name the id of its subnet"));
        if (actor.kind() == Actor.Kind.FUNCTION_APP) {
            judgeRouting(claim, actor.part());
        }
    }

    private void judge(ClaimId claim, Actor actor, Network network, Subnet subnet) {
        String wanted = delegationFor(actor);
        Place delegation = subnet.delegation();
        if (delegation.is(wanted)
                && subnet.part().each("/properties/delegations").size() == 1) {
            board.rests(claim, delegation);
        } else {
            board.object(
                    claim,
                    delegation,
                    "subnet " + subnet.part().name() + " is delegated to " + delegation.shown() + ", not to " + wanted,
                    "delegate it to " + wanted);
        }
        Place servers = subnet.network().at("/properties/dhcpOptions/dnsServers");
        if (!servers.isEmpty()) {
            board.object(
                    claim,
                    servers,
                    "names are looked up at servers of its own",
                    "remove them: the platform's answer for private zones");
        }
        PathJudge.judgeRoutes(board, claim, network, subnet);
    }

    private String delegationFor(Actor actor) {
        return actor.kind() == Actor.Kind.CONTAINER_APP || isFlex(actor.part()) ? ENVIRONMENTS : SERVER_FARMS;
    }

    private boolean isFlex(Part site) {
        return site.at("/properties/serverFarmId")
                .text()
                .flatMap(world.planOf(site)::find)
                .map(plan ->
                        plan.at("/sku/name").is("FC1") || plan.at("/sku/tier").is("FlexConsumption"))
                .orElse(!site.at("/properties/functionAppConfig").isAbsent());
    }

    /** On Flex Consumption everything goes through the network; elsewhere only what is told to. */
    private void judgeRouting(ClaimId claim, Part site) {
        List<Place> all = List.of(
                site.at("/properties/outboundVnetRouting/allTraffic"),
                site.at("/properties/outboundVnetRouting/applicationTraffic"),
                site.at("/properties/vnetRouteAllEnabled"),
                site.at("/properties/siteConfig/vnetRouteAllEnabled"));
        if (all.stream().anyMatch(Place::isTrue)) {
            all.stream().filter(Place::isTrue).forEach(place -> board.rests(claim, place));
        } else if (!isFlex(site) || all.stream().anyMatch(place -> !place.isAbsent())) {
            board.object(
                    claim, all.get(1), "traffic of the application doesn't go through its subnet", "set it to true");
        }
        if (!all.get(0).isTrue()) {
            boolean told = !site.at("/properties/outboundVnetRouting").isEmpty();
            FLAGS.stream()
                    .map(site::at)
                    .filter(flag -> flag.isAbsent() ? told && flag.pointer().contains("outbound") : !flag.isTrue())
                    .forEach(flag ->
                            board.object(claim, flag, "this traffic doesn't go through the subnet", "set it to true"));
        }
    }
}
