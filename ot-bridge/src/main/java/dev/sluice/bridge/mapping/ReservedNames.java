package dev.sluice.bridge.mapping;

import dev.sluice.contract.IotHubProperties;
import dev.sluice.contract.Provenance;
import java.util.Locale;

/** Names of properties that a sender can't use: what they say comes from the services on the way, or from the bridge. */
final class ReservedNames {
    private ReservedNames() {}

    /** Whether a name is reserved; in any mix of upper and lower case, as some readers don't tell them apart. */
    static boolean contain(String name) {
        return isProvenance(name)
                || startsWith(name, IotHubProperties.PREFIX)
                || IotHubProperties.MESSAGE_SECTIONS.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Whether a name belongs to the bridge alone. */
    static boolean isProvenance(String name) {
        return startsWith(name, Provenance.PREFIX);
    }

    /** Most names differ in the first letter, so this is much less work than to write the name in lower case. */
    private static boolean startsWith(String name, String prefix) {
        return name.regionMatches(true, 0, prefix, 0, prefix.length());
    }
}
