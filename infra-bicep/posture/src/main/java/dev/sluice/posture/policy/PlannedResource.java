package dev.sluice.posture.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.posture.model.Tenant;

/**
 * A resource as Azure would hold it after the deployment, as far as the plans tell.
 *
 * @param body the whole resource; its own copy
 */
record PlannedResource(Tenant tenant, String id, String type, ObjectNode body) {
    /** The last part of its name. */
    String name() {
        return id.substring(id.lastIndexOf('/') + 1);
    }

    /** Its parents' names and its own, separated by slashes. */
    String fullName() {
        String[] parts = id.substring(id.toLowerCase(java.util.Locale.ROOT).lastIndexOf("/providers/") + 1)
                .split("/", -1);
        StringBuilder name = new StringBuilder();
        for (int i = 3; i < parts.length; i += 2) {
            name.append(i == 3 ? "" : "/").append(parts[i]);
        }
        return name.toString();
    }

    boolean is(String otherType) {
        return type.equalsIgnoreCase(otherType);
    }

    boolean isBelow(String otherId) {
        return id.length() > otherId.length() && id.regionMatches(true, 0, otherId + "/", 0, otherId.length() + 1);
    }

    /** The part of an id up to and with the resource group; the whole id where it is in none. */
    String group() {
        String[] parts = id.split("/", 6);
        return parts.length > 4 && parts[3].equalsIgnoreCase("resourceGroups")
                ? String.join("/", java.util.Arrays.asList(parts).subList(0, 5))
                : id;
    }
}
