package dev.sluice.eventhubs;

import java.util.Locale;
import java.util.Set;

/**
 * A role that the service has for data.
 *
 * @see <a href="https://learn.microsoft.com/azure/event-hubs/authorize-access-azure-active-directory">Authorize access
 *     with Microsoft Entra ID</a>
 */
public enum Role {
    DATA_SENDER("Data Sender"),
    DATA_RECEIVER("Data Receiver"),
    DATA_OWNER("Data Owner");

    private static final String PREFIX = "azure event hubs ";

    private final String title;

    Role(String title) {
        this.title = title;
    }

    /** What it allows. */
    public Set<Right> rights() {
        return switch (this) {
            case DATA_SENDER -> Set.of(Right.SEND);
            case DATA_RECEIVER -> Set.of(Right.LISTEN);
            case DATA_OWNER -> Set.of(Right.values());
        };
    }

    /**
     * Reads a role's name, such as {@code Data Sender} or {@code Azure Event Hubs Data Sender}.
     *
     * @throws IllegalArgumentException if there is no such role
     */
    public static Role parse(String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        String plain = wanted.startsWith(PREFIX) ? wanted.substring(PREFIX.length()) : wanted;
        for (Role role : values()) {
            if (role.title.toLowerCase(Locale.ROOT).equals(plain)) {
                return role;
            }
        }
        throw new IllegalArgumentException("'" + name + "' is no role: write Data Sender, Data Receiver or Data Owner");
    }
}
