package dev.sluice.posture.access;

import dev.sluice.posture.model.Expression;
import dev.sluice.posture.model.Ids;
import dev.sluice.posture.model.Part;
import dev.sluice.posture.model.Place;
import dev.sluice.posture.model.Plan;
import java.util.List;
import java.util.Optional;

/**
 * A role assignment.
 *
 * @param part where it is declared
 * @param scope id of what it is given on
 * @param role the role; empty for one that no hop needs
 * @param holder id of the resource whose identity it is given to; empty where the principal is a literal of no resource
 */
public record Grant(Part part, String scope, Optional<Role> role, Optional<String> holder) {
    private static final String TYPE = "Microsoft.Authorization/roleAssignments";

    /** Every role assignment of a plan. */
    public static List<Grant> all(Plan plan) {
        return plan.all(TYPE).stream()
                .map(part -> new Grant(
                        part,
                        Ids.scope(part.id()),
                        part.at("/properties/roleDefinitionId").text().flatMap(Role::of),
                        holder(plan, part.at("/properties/principalId"))))
                .toList();
    }

    /** Where the principal is named. */
    public Place principal() {
        return part.at("/properties/principalId");
    }

    /** Where the role is named. */
    public Place definition() {
        return part.at("/properties/roleDefinitionId");
    }

    /** Whether it is a role of that group on the resource or on something in it. */
    public boolean isOn(String resource, String group) {
        return Ids.covers(resource, scope)
                && role.filter(held -> held.group().equalsIgnoreCase(group)).isPresent();
    }

    private static Optional<String> holder(Plan plan, Place principal) {
        Optional<String> named = Expression.of(principal.value()).flatMap(Expression::principalOf);
        return named.isPresent()
                ? named
                : principal
                        .text()
                        .flatMap(text -> plan.parts().stream()
                                .filter(part -> part.at("/identity/principalId").is(text)
                                        || (part.isA("Microsoft.ManagedIdentity/userAssignedIdentities")
                                                && part.at("/properties/principalId")
                                                        .is(text)))
                                .map(Part::id)
                                .findFirst());
    }
}
