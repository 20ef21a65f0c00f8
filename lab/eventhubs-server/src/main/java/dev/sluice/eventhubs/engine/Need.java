package dev.sluice.eventhubs.engine;

import dev.sluice.eventhubs.Right;
import dev.sluice.eventhubs.security.Claim;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a token has to allow.
 *
 * @param entity path of the entity
 * @param anyOf rights, one of which is enough
 */
record Need(String entity, Set<Right> anyOf) {
    static Need send(LinkAddress.Publish address) {
        return new Need(address.path(), EnumSet.of(Right.SEND));
    }

    static Need listen(LinkAddress.Subscribe address) {
        return new Need(address.path(), EnumSet.of(Right.LISTEN));
    }

    /** Who may send only needs to know the partitions, too. */
    static Need describe(String hub) {
        return new Need(hub + "/$management", EnumSet.of(Right.LISTEN, Right.SEND));
    }

    boolean isMetBy(Claim claim, Instant now) {
        return claim.allows(anyOf, entity, now);
    }

    /** The rights as the service lists them. */
    String claims() {
        return anyOf.stream().map(Right::claim).collect(Collectors.joining(","));
    }
}
