package dev.sluice.contract.access;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Comparator;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The parts of a connection string, {@code name=value} each. */
final class StringParts {
    private final NavigableMap<String, String> values;

    private StringParts(NavigableMap<String, String> values) {
        this.values = values;
    }

    /** The parts, or nothing when one of them is no such pair, or is without a value. */
    static Optional<StringParts> of(Stream<String> parts, Comparator<String> names) {
        NavigableMap<String, String> values = new TreeMap<>(names);
        String[][] pairs = parts.map(part -> part.split("=", 2)).toArray(String[][]::new);
        for (String[] pair : pairs) {
            if (pair.length < 2 || pair[0].isBlank() || pair[1].isBlank()) {
                return Optional.empty();
            }
            values.put(pair[0].strip(), pair[1].strip());
        }
        return Optional.of(new StringParts(values));
    }

    /** Whether one of the parts has a name. */
    boolean has(String name) {
        return values.containsKey(name);
    }

    /** Whether one of the parts has one of some names. */
    boolean hasAny(String... names) {
        return Arrays.stream(names).anyMatch(this::has);
    }

    /** Whether all parts have one of some names. */
    boolean hasOnly(String... names) {
        NavigableMap<String, String> others = new TreeMap<>(values);
        Arrays.asList(names).forEach(others::remove);
        return others.isEmpty();
    }

    /** The value of a part that is there. */
    String value(String name) {
        return requireNonNull(values.get(name), name);
    }
}
