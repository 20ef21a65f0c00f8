package dev.sluice.eventhubs.security;

import dev.sluice.eventhubs.Right;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What a verified token allows. Immutable.
 *
 * @param path what it was shown for; a later token for the same path takes its place
 * @param grants what it allows
 * @param expires when it ends
 */
public record Claim(String path, List<Grant> grants, Instant expires) {
    public Claim {
        grants = List.copyOf(grants);
    }

    /** The hub that it was shown for; empty for the whole namespace. */
    public String hub() {
        return EntityPath.hub(path);
    }

    /** Whether it gives one of these rights to an entity at this time. */
    public boolean allows(Set<Right> anyOf, String entity, Instant now) {
        return expires.isAfter(now) && grants.stream().anyMatch(grant -> grant.allows(anyOf, entity));
    }
}
