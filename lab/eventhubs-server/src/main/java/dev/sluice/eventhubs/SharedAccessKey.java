package dev.sluice.eventhubs;

/**
 * A shared access rule: whoever knows the key may do everything.
 *
 * @param name name of the rule
 * @param key the secret; never shown by {@link #toString()}
 */
public record SharedAccessKey(String name, String key) {
    /** The rule and key that Microsoft publishes for its own emulator. */
    public static final SharedAccessKey PUBLISHED = new SharedAccessKey("RootManageSharedAccessKey", "SAS_KEY_VALUE");

    @Override
    public String toString() {
        return "SharedAccessKey[" + name + "]";
    }
}
