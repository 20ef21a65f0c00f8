package dev.sluice.eventhubs.cli;

import dev.sluice.eventhubs.Role;
import dev.sluice.eventhubs.RoleAssignment;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code PRINCIPAL:sender|receiver|owner[:HUB]}. */
final class RoleSpec implements ITypeConverter<RoleAssignment> {
    private static final Map<String, Role> ROLES =
            Map.of("sender", Role.DATA_SENDER, "receiver", Role.DATA_RECEIVER, "owner", Role.DATA_OWNER);

    @Override
    public RoleAssignment convert(String text) {
        String[] parts = text.split(":", -1);
        Role role = parts.length < 2 ? null : ROLES.get(parts[1]);
        if (role == null || parts.length > 3) {
            throw new TypeConversionException("'" + text
                    + "' is no role: write PRINCIPAL:sender, :receiver or :owner, and :HUB for one hub only");
        }
        try {
            return new RoleAssignment(parts[0], role, parts.length == 3 ? parts[2] : null);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("'" + text + "' is no role: " + e.getMessage());
        }
    }
}
