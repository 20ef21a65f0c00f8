package dev.sluice.posture.model;

import java.util.Locale;

/** Azure resource ids as text. Comparison is by {@link #key}: Azure ignores their case. */
public final class Ids {
    private static final String PROVIDERS = "/providers/";

    private Ids() {}

    /** The form to compare and index by. */
    public static String key(String id) {
        return id.toLowerCase(Locale.ROOT);
    }

    /** Whether both name the same resource. */
    public static boolean same(String one, String other) {
        return one.equalsIgnoreCase(other);
    }

    /** The last part of an id. */
    public static String name(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }

    /** The id without its last type and name; the id itself where nothing is above. */
    public static String parent(String id) {
        int name = id.lastIndexOf('/');
        int type = name < 0 ? -1 : id.lastIndexOf('/', name - 1);
        return type <= 0 ? id : id.substring(0, type);
    }

    /** What an extension resource, such as a role assignment, is attached to; empty for the tenant. */
    public static String scope(String id) {
        int at = id.toLowerCase(Locale.ROOT).lastIndexOf(PROVIDERS);
        return at < 0 ? id : id.substring(0, at);
    }

    /** Whether the inner one is the outer one or somewhere below it. */
    public static boolean covers(String outer, String inner) {
        String wide = key(outer);
        String narrow = key(inner);
        return narrow.equals(wide) || narrow.startsWith(wide + "/");
    }

    /** The id of the subscription; empty where the id names none. */
    public static String subscription(String id) {
        String[] parts = id.split("/", -1);
        return parts.length > 2 && parts[1].equalsIgnoreCase("subscriptions") ? key(parts[2]) : "";
    }
}
