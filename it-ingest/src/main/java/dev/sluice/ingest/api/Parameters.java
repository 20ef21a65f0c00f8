package dev.sluice.ingest.api;

import dev.sluice.ingest.DeviceId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parameters of lists, read from a query. */
final class Parameters {
    private static final int DEFAULT_LIMIT = 100;
    private static final int MOST_CHARACTERS = 256;
    private static final Pattern LIMIT = Pattern.compile("[1-9][0-9]{0,2}|1000");

    private final QueryText query;

    /**
     * Reads them.
     *
     * @throws Problem when there is another one than those named, or one without a value
     */
    Parameters(@Nullable String query, String... names) {
        this.query = QueryText.parse(query, List.of(names));
    }

    int limit() {
        return query.value("limit").map(Parameters::limit).orElse(DEFAULT_LIMIT);
    }

    private static int limit(String text) {
        if (!LIMIT.matcher(text).matches()) {
            throw Problem.invalid("parameter limit is a number from 1 to 1000");
        }
        return Integer.parseInt(text);
    }

    Optional<String> pageToken() {
        return query.value("pageToken");
    }

    @Nullable String text(String name) {
        String text = query.value(name).orElse(null);
        if (text != null && isTooLong(text)) {
            throw Problem.invalid("parameter " + name + " is longer than " + MOST_CHARACTERS + " characters");
        }
        return text;
    }

    @Nullable Instant time(String name) {
        try {
            return query.value(name).map(DateTimes::parse).orElse(null);
        } catch (DateTimeException e) {
            throw Problem.invalid("parameter " + name + " is a time such as 2026-01-31T08:00:00Z");
        }
    }

    @Nullable Boolean truth(String name) {
        String text = query.value(name).orElse(null);
        if (text != null && !text.equals("true") && !text.equals("false")) {
            throw Problem.invalid("parameter " + name + " is true or false");
        }
        return text == null ? null : Boolean.valueOf(text);
    }

    @Nullable DeviceId device(String name) {
        String text = text(name);
        return text == null
                ? null
                : parsed(text).orElseThrow(() -> Problem.invalid("parameter " + name + " is hub~id"));
    }

    /** A device by its name; nothing when it can't be one. */
    static Optional<DeviceId> parsed(String text) {
        try {
            return isTooLong(text) ? Optional.empty() : Optional.of(DeviceId.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isTooLong(String text) {
        return text.codePointCount(0, text.length()) > MOST_CHARACTERS;
    }
}
