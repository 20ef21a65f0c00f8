package dev.sluice.posture.access;

import java.util.List;

/**
 * A role that a use takes.
 *
 * @param roles the roles that are exactly enough; any one of them
 * @param scopes where it may be given; any one of them
 */
public record Need(List<Role> roles, List<String> scopes) {
    public Need {
        roles = List.copyOf(roles);
        scopes = List.copyOf(scopes);
    }

    /** A need for one role on any of these. */
    public static Need of(Role role, List<String> scopes) {
        return new Need(List.of(role), scopes);
    }

    /** Whether a role assignment is exactly it. */
    public boolean isMetBy(Grant grant) {
        return grant.role().filter(roles::contains).isPresent()
                && scopes.stream().anyMatch(scope -> scope.equalsIgnoreCase(grant.scope()));
    }

    /** The roles in words. */
    public String shown() {
        return String.join(" or ", roles.stream().map(Role::title).toList());
    }
}
