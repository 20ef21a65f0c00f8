package dev.sluice.bridge.mapping;

import dev.sluice.contract.IotHubProperties;
import dev.sluice.contract.Provenance;
import java.util.Locale;

/** Names of properties that a sender can't use: what they say comes from the services on the way, or from the bridge. */
final class ReservedNames {
    private ReservedNames() {}

    /** Whether a name is reserved; in any mix of upper and lower case, as some readers don't tell them apart. */
    static boolean contain(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return isProvenance(lower)
                || lower.startsWith(IotHubProperties.PREFIX)
                || IotHubProperties.MESSAGE_SECTIONS.contains(lower);
    }

    /** Whether a name belongs to the bridge alone. */
    static boolean isProvenance(String name) {
        return name.toLowerCase(Locale.ROOT).startsWith(Provenance.PREFIX);
    }
}
