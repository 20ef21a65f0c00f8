package dev.sluice.posture.claims;

import dev.sluice.posture.board.Board;
import dev.sluice.posture.board.ClaimId;
import dev.sluice.posture.model.Part;
import dev.sluice.posture.model.Place;
import dev.sluice.posture.network.Cidr;
import dev.sluice.posture.network.Network;
import dev.sluice.posture.network.Rule;
import dev.sluice.posture.network.SecurityGroup;
import dev.sluice.posture.network.Subnet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Judges every subnet: what it lets in and out by itself, by its group, by gateways, routes and peerings. */
final class WaysOutJudge {
    private static final int WIDE = 100;
    private static final ClaimId CLAIM = ClaimId.WAYS_OUT;
    private static final String PRIVATE_SINCE = "2025-07-01";
    /** Where tokens come from; data can't be sent there. */
    private static final Set<String> TOKENS = Set.of("azureactivedirectory");
    /** What Microsoft documents that an environment of container apps needs besides. */
    private static final Set<String> ENVIRONMENT = Set.of(
            "azureactivedirectory",
            "microsoftcontainerregistry",
            "azurefrontdoor.firstparty",
            "azuremonitor",
            "azureplatformdns",
            "168.63.129.16",
            "168.63.129.16/32");

    private final World world;
    private final Board board;
    private final TokenUsers tokenUsers;

    WaysOutJudge(World world, Board board, Sender sender) {
        this.world = world;
        this.board = board;
        tokenUsers = new TokenUsers(world, sender);
    }

    void judge() {
        for (Network network : world.networks()) {
            network.subnets().forEach(subnet -> judge(network, subnet));
            network.plan()
                    .all("Microsoft.Network/virtualNetworks/virtualNetworkPeerings")
                    .forEach(peering -> judgePeering(network, peering));
            network.plan()
                    .all("Microsoft.Network/publicIPAddresses")
                    .forEach(address -> judgeAddress(network, address));
            network.plan().all("Microsoft.Network/natGateways").forEach(gateway -> judgeGateway(network, gateway));
            network.plan().all("Microsoft.Network/virtualNetworks/subnets").stream()
                    .filter(part -> network.subnets().stream()
                            .noneMatch(subnet -> subnet.part().equals(part)))
                    .forEach(part -> board.doubt(
                            CLAIM,
                            part.here(),
                            "is a subnet of a network that isn't in the plan",
                            "declare the network"));
        }
    }

    private void judge(Network network, Subnet subnet) {
        judgeDefault(subnet);
        Optional<SecurityGroup> group = network.groupOf(subnet);
        if (group.isEmpty()) {
            board.object(
                    CLAIM,
                    subnet.groupId(),
                    "subnet " + subnet.part().name() + " has no security group of the plan",
                    "give it one that names its flows and denies the rest");
        } else {
            board.rests(CLAIM, subnet.groupId());
            judgeGroup(network, subnet, group.get());
        }
        judgePolicies(network, subnet);
        Place gateway = Gateways.of(subnet);
        if (!gateway.isAbsent() && gateway.text().flatMap(network.plan()::find).isEmpty()) {
            board.object(CLAIM, gateway, "is a way out by a gateway that isn't in the plan", "remove it");
        }
        judgeEndpoints(subnet);
        PathJudge.judgeRoutes(board, CLAIM, network, subnet);
    }

    private void judgeDefault(Subnet subnet) {
        Place access = subnet.part().at("/properties/defaultOutboundAccess");
        String version = subnet.part().resource().at("/apiVersion").asText("");
        if (access.is("false") || (access.isAbsent() && version.compareTo(PRIVATE_SINCE) >= 0)) {
            board.rests(CLAIM, access.isAbsent() ? subnet.part().here() : access);
        } else {
            board.object(
                    CLAIM,
                    access,
                    "subnet " + subnet.part().name() + " has the platform's default way out",
                    "set defaultOutboundAccess to false");
        }
    }

    private void judgeGroup(Network network, Subnet subnet, SecurityGroup group) {
        for (boolean inbound : new boolean[] {true, false}) {
            if (!group.deniesTheRest(inbound)) {
                board.refute(
                        CLAIM,
                        group.part().at("/properties/securityRules"),
                        "doesn't deny the rest " + (inbound ? "inbound" : "outbound"),
                        "end it with a rule that denies everything");
            }
        }
        group.rules().forEach(rule -> judgeRule(network, subnet, rule));
    }

    private void judgeRule(Network network, Subnet subnet, Rule rule) {
        if (rule.isUnclear()) {
            board.doubt(
                    CLAIM,
                    rule.part().here(),
                    "rule " + rule.part().name() + " can't be read",
                    "write it in plain values");
        } else if (rule.allows()) {
            List<Place> far = rule.isInbound() ? rule.sources() : rule.destinations();
            far.forEach(place -> judgeFar(network, subnet, rule, place));
            judgePorts(rule);
            if (rule.sources().isEmpty() || rule.destinations().isEmpty()) {
                board.doubt(
                        CLAIM,
                        rule.part().here(),
                        "rule " + rule.part().name() + " names no source or no destination",
                        "name both");
            }
        }
    }

    /** A rule names its flow by ports, but for traffic within one range and the platform's probes. */
    private void judgePorts(Rule rule) {
        List<String> from = rule.sources().stream().map(Place::raw).toList();
        List<String> to = rule.destinations().stream().map(Place::raw).toList();
        if (from.equals(to) || from.equals(List.of("AzureLoadBalancer"))) {
            return;
        }
        rule.ports().stream()
                .filter(WaysOutJudge::isWide)
                .forEach(place -> board.refute(
                        CLAIM,
                        place,
                        "rule " + rule.part().name() + " lets ports " + place.shown() + " through",
                        "name the ports of the flow"));
    }

    private static boolean isWide(Place ports) {
        String[] ends = ports.raw().split("-", -1);
        return ports.is("*")
                || (ends.length == 2
                        && ends[0].matches("\\d{1,5}")
                        && ends[1].matches("\\d{1,5}")
                        && Integer.parseInt(ends[1]) - Integer.parseInt(ends[0]) >= WIDE);
    }

    private void judgeFar(Network network, Subnet subnet, Rule rule, Place place) {
        String text = place.raw().toLowerCase(Locale.ROOT);
        boolean inside = text.equals("virtualnetwork")
                || (rule.isInbound() && text.equals("azureloadbalancer"))
                || Cidr.parse(text)
                        .filter(range -> network.plan().all("Microsoft.Network/virtualNetworks").stream()
                                .flatMap(part -> network.space(part).stream())
                                .anyMatch(space -> space.covers(range)))
                        .isPresent();
        boolean tokens = rule.isOutbound()
                && (hasEnvironment(network, subnet) ? ENVIRONMENT : TOKENS).contains(text)
                && isOnly(rule, text);
        if (inside || tokens) {
            board.rests(CLAIM, place);
        } else {
            board.refute(
                    CLAIM,
                    place,
                    "rule " + rule.part().name() + (rule.isInbound() ? " lets in " : " lets out to ") + place.shown(),
                    "name an address range of the network");
        }
    }

    private static boolean isOnly(Rule rule, String tag) {
        return !TOKENS.contains(tag)
                || (rule.ports().size() == 1 && rule.ports().get(0).is("443"));
    }

    /** Flex Consumption takes the same delegation, and none of an environment's flows. */
    private static boolean hasEnvironment(Network network, Subnet subnet) {
        return network.plan().all("Microsoft.App/managedEnvironments").stream()
                .anyMatch(environment -> environment
                        .at("/properties/vnetConfiguration/infrastructureSubnetId")
                        .is(subnet.id()));
    }

    /** A security group holds for private endpoints only where the subnet says so. */
    private void judgePolicies(Network network, Subnet subnet) {
        boolean endpoints = network.connections().stream()
                .anyMatch(connection -> connection.subnet().is(subnet.id()));
        Place policies = subnet.part().at("/properties/privateEndpointNetworkPolicies");
        if (!endpoints || policies.is("Enabled") || policies.is("NetworkSecurityGroupEnabled")) {
            board.rests(CLAIM, policies.isAbsent() ? subnet.part().here() : policies);
        } else {
            board.object(
                    CLAIM,
                    policies,
                    "the security group doesn't hold for the endpoints in subnet "
                            + subnet.part().name(),
                    "set privateEndpointNetworkPolicies to Enabled");
        }
    }

    private void judgeEndpoints(Subnet subnet) {
        subnet.part().each("/properties/serviceEndpoints").stream()
                .filter(endpoint -> !endpoint.at("/service").is("Microsoft.Web"))
                .forEach(endpoint -> board.object(
                        CLAIM,
                        endpoint,
                        "is a way to every resource of "
                                + endpoint.at("/service").shown(),
                        "use a private endpoint"));
        subnet.part().each("/properties/delegations").stream()
                .map(delegation -> delegation.at("/properties/serviceName"))
                .filter(service ->
                        !service.is("Microsoft.App/environments") && !service.is("Microsoft.Web/serverFarms"))
                .forEach(service -> board.doubt(
                        CLAIM,
                        service,
                        "what " + service.shown() + " does in a subnet is unknown",
                        "remove the delegation"));
    }

    private void judgePeering(Network network, Part peering) {
        Place remote = peering.at("/properties/remoteVirtualNetwork/id");
        boolean used =
                remote.text().flatMap(network.plan()::find).isPresent() && Peerings.isUsed(world, network, peering);
        if (used) {
            board.rests(CLAIM, remote);
        } else {
            board.object(
                    CLAIM,
                    remote,
                    "network is joined to " + remote.shown() + ", which no hop needs",
                    "remove the peering");
        }
    }

    private void judgeAddress(Network network, Part address) {
        boolean held = network.plan().all("Microsoft.Network/natGateways").stream()
                .flatMap(gateway -> Gateways.addresses(gateway).stream())
                .anyMatch(place -> place.is(address.id()));
        if (!held) {
            board.refute(
                    CLAIM,
                    address.here(),
                    "is a public address that no gateway to the token endpoint holds",
                    "remove it");
        }
    }

    private void judgeGateway(Network network, Part gateway) {
        Gateways.addresses(gateway).forEach(place -> {
            if (place.text().flatMap(network.plan()::find).isEmpty()) {
                board.object(CLAIM, place, "is an address that isn't in the plan", "declare it");
            }
        });
        List<Subnet> subnets = network.subnets().stream()
                .filter(subnet -> Gateways.of(subnet).is(gateway.id()))
                .toList();
        if (subnets.isEmpty()) {
            board.refute(CLAIM, gateway.here(), "is a way out that no subnet needs", "remove it");
        }
        subnets.stream()
                .filter(subnet -> !needsTokens(network, subnet))
                .forEach(subnet -> board.refute(
                        CLAIM,
                        Gateways.of(subnet),
                        "subnet " + subnet.part().name() + " has a way out, and nothing in it needs tokens",
                        "remove the gateway from it"));
        subnets.stream()
                .filter(subnet -> needsTokens(network, subnet))
                .forEach(subnet -> board.rests(CLAIM, Gateways.of(subnet)));
    }

    /** Who asks Entra runs in it, and its group lets that pass; {@link #judgeFar} sees to it that nothing else is let out. */
    private boolean needsTokens(Network network, Subnet subnet) {
        boolean asks = tokenUsers.all().keySet().stream()
                .anyMatch(actor -> actor.subnet().is(subnet.id()));
        return (asks || hasEnvironment(network, subnet))
                && network.groupOf(subnet).stream()
                        .flatMap(group -> group.rules().stream())
                        .anyMatch(rule -> rule.allows()
                                && rule.isOutbound()
                                && rule.destinations().stream()
                                        .anyMatch(place ->
                                                TOKENS.contains(place.raw().toLowerCase(Locale.ROOT))));
    }
}
