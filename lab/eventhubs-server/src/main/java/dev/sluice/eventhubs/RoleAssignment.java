package dev.sluice.eventhubs;

import org.jspecify.annotations.Nullable;

/**
 * Whom a role is given. Immutable.
 *
 * @param principal what the principal's tokens have as {@code oid}, {@code appid}, {@code azp} or {@code sub}
 * @param role the role
 * @param hub the event hub that it is for; null for the whole namespace
 */
public record RoleAssignment(
        String principal, Role role, @Nullable String hub) {
    public RoleAssignment {
        if (principal.isBlank()) {
            throw new IllegalArgumentException("A role is given to a principal: write its object or client id");
        }
        if (hub != null) {
            HubConfig.requireHubName(hub);
        }
    }

    /** A role for the whole namespace. */
    public static RoleAssignment of(String principal, Role role) {
        return new RoleAssignment(principal, role, null);
    }

    /** A role for one event hub. */
    public static RoleAssignment of(String principal, Role role, String hub) {
        return new RoleAssignment(principal, role, hub);
    }
}
