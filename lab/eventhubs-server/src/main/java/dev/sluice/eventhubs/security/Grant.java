package dev.sluice.eventhubs.security;

import dev.sluice.eventhubs.Right;
import java.util.Collections;
import java.util.Set;

/**
 * Rights to everything at a path and below it.
 *
 * @param path path of the entity; empty for the whole namespace
 * @param rights what may be done there
 */
public record Grant(String path, Set<Right> rights) {
    public Grant {
        rights = Set.copyOf(rights);
    }

    boolean allows(Set<Right> anyOf, String entity) {
        return !Collections.disjoint(rights, anyOf) && EntityPath.isWithin(entity, path);
    }
}
