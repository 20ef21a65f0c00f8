package dev.sluice.posture.template;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a template deploys in one piece: a resource, or a nested deployment with all in it.
 *
 * @param symbol its name among its siblings, or its position
 * @param pointer where it is in the file
 * @param own the resource, or the nested deployment itself
 * @param deploys every resource it deploys
 * @param names every resource it refers to by type and name
 * @param texts every text in it, evaluated: a name may be passed on as plain text
 * @param dependsOn symbols or names of siblings it waits for
 */
record Item(
        String symbol,
        String pointer,
        ResourceName own,
        Set<ResourceName> deploys,
        Set<ResourceName> names,
        Set<String> texts,
        Set<String> dependsOn) {
    Item {
        deploys = Set.copyOf(deploys);
        names = Set.copyOf(names);
        texts = Set.copyOf(texts);
        dependsOn = Set.copyOf(dependsOn);
    }

    boolean isMeantBy(String dependency) {
        return dependency.equals(symbol)
                || dependency.startsWith(symbol + "[")
                || dependency.equals(Symbolic.OPEN + "id:" + own.type() + "|" + own.name() + Symbolic.CLOSE);
    }

    /** Whether a text refers to it by {@code reference('symbol')}, as outputs of modules are. */
    boolean isReferencedBy(String text) {
        return text.contains(Symbolic.OPEN + "reference[" + symbol + "]")
                || text.contains(Symbolic.OPEN + "reference[" + symbol + ",")
                || text.contains(Symbolic.OPEN + "reference[" + symbol + "[");
    }

    /** What of the other it refers to in any way, in words; empty if nothing. */
    Optional<String> mentions(Item other) {
        Stream<String> byType = names.stream()
                .filter(name -> !deploys.contains(name))
                .filter(name -> other.deploys.stream().anyMatch(deployed -> deployed.covers(name)))
                .map(ResourceName::inWords);
        Stream<String> bySymbol =
                texts.stream().filter(other::isReferencedBy).limit(1).map(text -> "outputs");
        Stream<String> byText = other.deploys.stream()
                .filter(ResourceName::isDistinct)
                .filter(name -> deploys.stream().noneMatch(own -> own.name().equals(name.name())))
                .filter(name -> texts.stream().anyMatch(name::isIn))
                .map(ResourceName::inWords);
        return Stream.of(byType, bySymbol, byText)
                .flatMap(found -> found)
                .sorted()
                .findFirst();
    }
}
