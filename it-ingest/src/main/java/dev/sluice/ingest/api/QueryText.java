package dev.sluice.ingest.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parameters of a query: each of a known name, once, and not empty. */
final class QueryText {
    private static final int MOST_CHARACTERS = 16 * 1024;

    private final Map<String, String> values = new LinkedHashMap<>();

    private QueryText() {}

    /**
     * Reads a query.
     *
     * @throws Problem when it holds another name, one twice, one without a value, or is too long
     */
    static QueryText parse(@Nullable String query, List<String> names) {
        QueryText read = new QueryText();
        if (query == null || query.isEmpty()) {
            return read;
        }
        if (query.length() > MOST_CHARACTERS) {
            throw Problem.invalid("the query is longer than " + MOST_CHARACTERS + " characters");
        }
        for (String pair : query.split("&", -1)) {
            read.add(pair, names);
        }
        return read;
    }

    private void add(String pair, List<String> names) {
        int equals = pair.indexOf('=');
        String name = PercentText.ofQuery(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : PercentText.ofQuery(pair.substring(equals + 1));
        if (!names.contains(name)) {
            throw Problem.invalid("the query has an unknown parameter; known are: " + String.join(", ", names));
        }
        if (value.isEmpty()) {
            throw Problem.invalid("parameter " + name + " has no value");
        }
        if (values.put(name, value) != null) {
            throw Problem.invalid("parameter " + name + " is given twice");
        }
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
