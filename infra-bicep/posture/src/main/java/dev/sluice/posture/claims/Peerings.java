package dev.sluice.posture.claims;

import dev.sluice.posture.model.Part;
import dev.sluice.posture.network.Network;
import dev.sluice.posture.network.Subnet;
import java.util.Optional;

/** Whether a hop goes through a peering. */
final class Peerings {
    private Peerings() {}

    /** Whether something runs in one of both networks and connects to an endpoint in the other. */
    static boolean isUsed(World world, Network network, Part peering) {
        String remote = peering.at("/properties/remoteVirtualNetwork/id").raw();
        String own = dev.sluice.posture.model.Ids.parent(peering.id());
        return world.figure().uses().stream()
                .filter(use -> use.actor().part().tenant() == network.plan().tenant())
                .anyMatch(use -> {
                    Optional<Subnet> from = network.subnet(use.actor().subnet());
                    return from.isPresent()
                            && network.connections().stream()
                                    .filter(connection ->
                                            connection.leadsTo(use.target().id(), use.group()))
                                    .map(connection -> network.subnet(connection.subnet()))
                                    .flatMap(Optional::stream)
                                    .anyMatch(to -> joins(from.get(), to, own, remote));
                });
    }

    private static boolean joins(Subnet from, Subnet to, String own, String remote) {
        String source = from.network().id();
        String target = to.network().id();
        return (source.equalsIgnoreCase(own) && target.equalsIgnoreCase(remote))
                || (source.equalsIgnoreCase(remote) && target.equalsIgnoreCase(own));
    }
}
