package dev.sluice.posture.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether every resource and module waits for what it names. Names that are passed over module borders carry no
 * dependency, and a snapshot shows none: a deployment that forgot one fails now and then.
 */
public final class DeploymentOrder {
    private DeploymentOrder() {}

    /** What names a resource that a sibling deploys, without waiting for that sibling, at any depth of a compiled template. */
    public static List<TemplateProblem> problems(JsonNode template) {
        return problems(Level.of(template)).toList();
    }

    private static Stream<TemplateProblem> problems(Level level) {
        Stream<TemplateProblem> own = level.deployed().stream()
                .flatMap(item -> level.deployed().stream().flatMap(other -> problem(item, other, level).stream()));
        return Stream.concat(own, level.nested().stream().flatMap(DeploymentOrder::problems));
    }

    private static Optional<TemplateProblem> problem(Item item, Item other, Level level) {
        if (item.equals(other) || waits(item, other, level)) {
            return Optional.empty();
        }
        return item.mentions(other)
                .map(what -> new TemplateProblem(
                        item.pointer(),
                        item.symbol() + " names " + what + " of " + other.symbol() + ", and doesn't wait for it",
                        "add dependsOn: [" + other.symbol() + "]"));
    }

    private static boolean waits(Item item, Item other, Level level) {
        Set<String> seen = new HashSet<>();
        return reaches(item, other, level, seen);
    }

    private static boolean reaches(Item item, Item other, Level level, Set<String> seen) {
        if (item.equals(other)) {
            return true;
        }
        return seen.add(item.symbol())
                && item.dependsOn().stream()
                        .flatMap(dependency -> level.items().stream().filter(next -> next.isMeantBy(dependency)))
                        .anyMatch(next -> reaches(next, other, level, seen));
    }
}
