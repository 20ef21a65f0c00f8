package dev.sluice.posture.template;

import java.util.Locale;

/**
 * A resource by type and name, where the name may hold what only a deployment knows, in a form that is the same wherever
 * it is written.
 *
 * @param type such as {@code Microsoft.Network/virtualNetworks/subnets}
 * @param name as many parts as the type has below its provider, separated by slashes
 */
record ResourceName(String type, String name) {
    private static final int SHORTEST = 8;
    private static final String INNER = "-_" + Symbolic.OPEN + Symbolic.CLOSE;

    /** Whether this is the other or one of its parents. */
    boolean covers(ResourceName other) {
        return startsWith(other.type, type) && startsWith(other.name, name);
    }

    /** The resource it is declared below; itself where it is below none. */
    ResourceName parent() {
        int ofType = type.lastIndexOf('/');
        int ofName = name.lastIndexOf('/');
        return ofName < 0 || type.indexOf('/') == ofType
                ? this
                : new ResourceName(type.substring(0, ofType), name.substring(0, ofName));
    }

    String inWords() {
        return type + " '" + name + "'";
    }

    /** Whether the name is one that nothing else would be called by chance. */
    boolean isDistinct() {
        return !name.contains("/") && name.length() >= SHORTEST && (name.contains("-") || name.contains(Symbolic.OPEN));
    }

    /** Whether a text has the name in it, not as a part of a longer one. */
    boolean isIn(String text) {
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
            if (isBorder(text, at - 1) && isBorder(text, at + name.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBorder(String text, int at) {
        return at < 0
                || at >= text.length()
                || !(Character.isLetterOrDigit(text.charAt(at)) || INNER.indexOf(text.charAt(at)) >= 0);
    }

    private static boolean startsWith(String whole, String part) {
        String a = whole.toLowerCase(Locale.ROOT);
        String b = part.toLowerCase(Locale.ROOT);
        return a.equals(b) || a.startsWith(b + "/");
    }
}
