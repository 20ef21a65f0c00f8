package dev.sluice.archiver.fields;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a body says.
 *
 * @param values one value a typed field, in the order of the fields; {@code null} where there is none
 * @param extra JSON of what no typed field took; {@code null} when nothing is left
 * @param error why the body is not a JSON object; {@code null} when it is
 */
public record ParsedBody(
        List<@Nullable Object> values,
        @Nullable String extra,
        @Nullable String error) {
    public ParsedBody {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    /** A body whose fields can't be read. */
    static ParsedBody unreadable(int fields, String error) {
        return new ParsedBody(Collections.nCopies(fields, null), null, error);
    }
}
