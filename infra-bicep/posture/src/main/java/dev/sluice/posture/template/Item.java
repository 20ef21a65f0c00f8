package dev.sluice.posture.template;

import java.util.Set;

/**
 * What a template deploys in one piece: a resource, or a nested deployment with all in it.
 *
 * @param symbol its name among its siblings, or its position
 * @param pointer where it is in the file
 * @param own the resource, or the nested deployment itself
 * @param deploys every resource it deploys
 * @param names every resource it says something of
 * @param dependsOn symbols or names of siblings it waits for
 */
record Item(
        String symbol,
        String pointer,
        ResourceName own,
        Set<ResourceName> deploys,
        Set<ResourceName> names,
        Set<String> dependsOn) {
    Item {
        deploys = Set.copyOf(deploys);
        names = Set.copyOf(names);
        dependsOn = Set.copyOf(dependsOn);
    }

    boolean isMeantBy(String dependency) {
        return dependency.equals(symbol)
                || dependency.startsWith(symbol + "[")
                || dependency.equals(Symbolic.OPEN + "id:" + own.type() + "|" + own.name() + Symbolic.CLOSE);
    }
}
