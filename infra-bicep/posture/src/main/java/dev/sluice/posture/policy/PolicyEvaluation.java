package dev.sluice.posture.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sluice.posture.model.Ledger;
import dev.sluice.posture.model.Snapshots;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Evaluates policy definitions on both plans, each with the defaults of its parameters. Whatever can't be told is
 * unsupported, never compliant.
 */
public final class PolicyEvaluation {
    private final Inventory inventory;

    private PolicyEvaluation(Inventory inventory) {
        this.inventory = inventory;
    }

    /**
     * Every definition of a folder on every resource it is about.
     *
     * @throws dev.sluice.posture.PostureException when the folder has no definitions
     */
    public static PolicyReport evaluate(Path definitions, Snapshots snapshots, Ledger ledger) {
        PolicyEvaluation evaluation = new PolicyEvaluation(Inventory.of(snapshots, ledger));
        List<PolicyDefinition> all = DefinitionFolder.read(definitions);
        return PolicyReport.of(
                all.size(), all.stream().flatMap(evaluation::evaluate).toList());
    }

    private Stream<PolicyResult> evaluate(PolicyDefinition definition) {
        if (!definition.judgesResources()) {
            return Stream.empty();
        }
        return inventory.resources().stream()
                .filter(resource -> Rule.concerns(definition.condition(), Scope.of(definition, resource)))
                .flatMap(resource -> result(definition, resource).stream());
    }

    private Optional<PolicyResult> result(PolicyDefinition definition, PlannedResource resource) {
        Scope scope = Scope.of(definition, resource);
        Truth meant = Rule.test(definition.condition(), scope);
        if (definition.relatedType().isEmpty()) {
            return Optional.of(PolicyResult.of(definition, resource, meant.not()));
        }
        return meant.isFalse()
                ? Optional.empty()
                : Optional.of(PolicyResult.of(definition, resource, meant.isTrue() ? hasRelated(scope) : meant));
    }

    private Truth hasRelated(Scope scope) {
        JsonNode details = scope.definition().details();
        boolean anywhere = details.path("existenceScope").asText().equalsIgnoreCase("subscription")
                || details.has("resourceGroupName");
        String type = scope.definition().relatedType().orElseThrow();
        return Truth.any(inventory.related(scope.resource(), type, anywhere).stream()
                .map(related -> Truth.ask(() -> isWanted(related, scope))));
    }

    private static Truth isWanted(PlannedResource related, Scope scope) {
        JsonNode details = scope.definition().details();
        String name = scope.value(details.path("name")).asText();
        boolean named = name.isEmpty()
                || Stream.of(related.name(), related.fullName())
                        .anyMatch(own -> Operator.LIKE.test(TextNode.valueOf(own), TextNode.valueOf(name)));
        if (!named) {
            return Truth.FALSE;
        }
        return details.has("existenceCondition")
                ? Rule.test(details.path("existenceCondition"), scope.on(related))
                : Truth.TRUE;
    }
}
