package dev.sluice.eventhubs;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Message annotations by name; the values are of the types that {@code with} takes. Immutable.
 *
 * @param values values by name, in the order they were added
 */
public record Annotations(Map<String, Object> values) {
    /** No annotation. */
    public static final Annotations NONE = new Annotations(Map.of());

    public Annotations {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        values.forEach(Annotations::requireSupported);
    }

    /** These and a string. */
    public Annotations with(String name, String value) {
        return and(name, value);
    }

    /** These and a long. */
    public Annotations with(String name, long value) {
        return and(name, value);
    }

    /** These and a boolean. */
    public Annotations with(String name, boolean value) {
        return and(name, value);
    }

    /** These and a timestamp, to the millisecond. */
    public Annotations with(String name, Instant value) {
        return and(name, value);
    }

    private Annotations and(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new Annotations(more);
    }

    private static void requireSupported(String name, Object value) {
        if (name.isEmpty() || name.length() > 255) {
            throw new IllegalArgumentException("an annotation's name has 1 to 255 characters, not " + name.length());
        }
        if (!(value instanceof String
                || value instanceof Long
                || value instanceof Boolean
                || value instanceof Instant)) {
            throw new IllegalArgumentException(
                    "the annotation " + name + " can't be a " + value.getClass().getName());
        }
    }
}
