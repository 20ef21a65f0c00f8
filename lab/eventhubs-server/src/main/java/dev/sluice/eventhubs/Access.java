package dev.sluice.eventhubs;

import java.net.InetAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may use a server. Immutable.
 *
 * @param open whether everybody may do everything, with any token or none
 * @param rules shared access rules
 * @param issuer whose tokens are taken besides; null for nobody's
 */
public record Access(
        boolean open,
        List<SharedAccessRule> rules,
        @Nullable IssuerConfig issuer) {
    /** By the rule and key that Microsoft publishes for its own emulator. */
    public static final Access PUBLISHED = of(SharedAccessRule.PUBLISHED);

    /** For everybody. */
    public static final Access OPEN = new Access(true, List.of(), null);

    public Access {
        rules = List.copyOf(rules);
        requireDistinct(rules);
    }

    /** By shared access rules. */
    public static Access of(SharedAccessRule... rules) {
        return new Access(false, List.of(rules), null);
    }

    /** The same, and by tokens of an issuer. */
    public Access withIssuer(IssuerConfig trusted) {
        return new Access(open, rules, trusted);
    }

    /** Whether anybody can come in. */
    public boolean isPublic() {
        return open || rules.stream().anyMatch(SharedAccessRule::isPublic);
    }

    /** Who can be reached by others must not let everybody in. */
    void requireFitting(@Nullable InetAddress address) {
        if (address == null || address.isLoopbackAddress() || !isPublic()) {
            return;
        }
        throw new IllegalArgumentException((open ? "An open server" : "A server with the published key")
                + " can be bound to the loopback address only, not to " + address.getHostAddress()
                + ": leave --bind out, or configure keys of your own");
    }

    private static void requireDistinct(List<SharedAccessRule> rules) {
        Set<List<String>> names = new HashSet<>();
        for (SharedAccessRule rule : rules) {
            String hub = rule.hub() == null ? "" : rule.hub().toLowerCase(Locale.ROOT);
            if (!names.add(List.of(hub, rule.name()))) {
                throw new IllegalArgumentException("The shared access rule " + rule.name() + " is there twice");
            }
        }
    }
}
