package dev.sluice.eventhubs;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A shared access rule: who knows one of its keys has its rights. Immutable.
 *
 * @param name name of the rule, 1 to 256 letters, digits, dots, hyphens and underscores
 * @param hub the event hub that it is for; null for the whole namespace
 * @param rights what it allows; Manage implies the others
 * @param primaryKey a secret; never shown by {@link #toString()}
 * @param secondaryKey another one, so that the first can be changed without a pause
 */
public record SharedAccessRule(
        String name,
        @Nullable String hub,
        Set<Right> rights,
        String primaryKey,
        @Nullable String secondaryKey) {
    /** The key that Microsoft publishes for its own emulator. */
    private static final String PUBLISHED_KEY = "SAS_KEY_VALUE";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,256}");

    /** The rule and key that Microsoft publishes for its own emulator. */
    public static final SharedAccessRule PUBLISHED =
            ofNamespace("RootManageSharedAccessKey", PUBLISHED_KEY, Right.MANAGE);

    public SharedAccessRule {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name + "' can't be the name of a shared access rule:"
                    + " use letters, digits, dots, hyphens and underscores");
        }
        if (hub != null) {
            HubConfig.requireHubName(hub);
        }
        if (rights.isEmpty()) {
            throw new IllegalArgumentException("The rule " + name + " allows nothing: give it Listen, Send or Manage");
        }
        rights = Right.withImplied(rights);
        Stream.of(primaryKey, secondaryKey).filter(Objects::nonNull).forEach(key -> requireKey(name, key));
    }

    private static void requireKey(String rule, String key) {
        if (key.isBlank() || key.contains(";")) {
            throw new IllegalArgumentException(
                    "A key of the rule " + rule + " can't be used: it is a text without semicolon");
        }
    }

    /** A rule for the whole namespace. */
    public static SharedAccessRule ofNamespace(String name, String key, Right... rights) {
        return new SharedAccessRule(name, null, setOf(rights), key, null);
    }

    /** A rule for one event hub. */
    public static SharedAccessRule ofHub(String hub, String name, String key, Right... rights) {
        return new SharedAccessRule(name, hub, setOf(rights), key, null);
    }

    private static Set<Right> setOf(Right... rights) {
        return rights.length == 0 ? Set.of() : EnumSet.copyOf(List.of(rights));
    }

    /** The same rule with a secondary key. */
    public SharedAccessRule withSecondaryKey(String key) {
        return new SharedAccessRule(name, hub, rights, primaryKey, key);
    }

    /** Its keys, one or two. */
    public List<String> keys() {
        return secondaryKey == null ? List.of(primaryKey) : List.of(primaryKey, secondaryKey);
    }

    /** Whether everybody knows one of its keys. */
    public boolean isPublic() {
        return keys().contains(PUBLISHED_KEY);
    }

    /** Leaves the keys out. */
    @Override
    public String toString() {
        return "SharedAccessRule[" + (hub == null ? "" : hub + "/") + name + " " + rights + "]";
    }
}
