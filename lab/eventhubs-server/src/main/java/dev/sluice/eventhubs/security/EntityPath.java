package dev.sluice.eventhubs.security;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The path of an entity, as tokens and addresses write it: with scheme, host and port or without. */
public final class EntityPath {
    private static final Pattern AUTHORITY = Pattern.compile("^[a-zA-Z][a-zA-Z0-9+.-]*://[^/]*");
    /** Only what can't be the name of an event hub is taken for a host. */
    private static final Pattern BARE_HOST = Pattern.compile(
            "^(localhost(:\\d+)?|[^/]+:\\d+|[^/]+\\.servicebus\\.[^/]+)(?=/|$)", Pattern.CASE_INSENSITIVE);

    private EntityPath() {}

    /** The path, without scheme, host and slashes at its ends; empty for the whole namespace. */
    public static String of(String address) {
        return trim(AUTHORITY.matcher(address).replaceFirst(""));
    }

    /**
     * The path that a token is for. Some tools leave the scheme out.
     *
     * @throws TokenRefusedException if it can't be told from a host
     */
    static String ofResource(String resource) {
        if (AUTHORITY.matcher(resource).find()) {
            return of(resource);
        }
        Matcher bare = BARE_HOST.matcher(resource);
        if (!bare.find()) {
            throw TokenRefusedException.invalid(
                    "InvalidAudience: The resource of the token is no URI of an event hub.");
        }
        return trim(resource.substring(bare.end()));
    }

    private static String trim(String path) {
        int begin = 0;
        int end = path.length();
        while (begin < end && path.charAt(begin) == '/') {
            begin++;
        }
        while (end > begin && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(begin, end);
    }

    /** Whether an entity is at a path or below it; names are compared without regard to case. */
    static boolean isWithin(String entity, String path) {
        String asked = entity.toLowerCase(Locale.ROOT);
        String own = path.toLowerCase(Locale.ROOT);
        return own.isEmpty() || asked.equals(own) || asked.startsWith(own + "/");
    }

    /** The hub that a path begins with; empty for the whole namespace. */
    static String hub(String path) {
        int slash = path.indexOf('/');
        return slash < 0 ? path : path.substring(0, slash);
    }
}
