package dev.sluice.functionshost.host;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A segment of a route.
 *
 * @param literal what it must be; {@code null}: a parameter
 * @param name of the parameter
 * @param otherwise the parameter's default; {@code null}: none
 * @param catchesAll whether it takes the rest of a path, which may be nothing
 */
record RouteSegment(
        @Nullable String literal, String name, @Nullable String otherwise, boolean catchesAll) {
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\*{0,2})(\\w+)(?:=([^{}:?]*))?}");

    static RouteSegment parse(String text, String template) {
        Matcher parameter = PARAMETER.matcher(text);
        if (parameter.matches()) {
            return new RouteSegment(
                    null,
                    parameter.group(2),
                    parameter.group(3),
                    !parameter.group(1).isEmpty());
        }
        if (text.indexOf('{') >= 0) {
            throw new IllegalArgumentException(
                    "route '" + template + "': '" + text + "' is none of {name}, {name=default}, {*rest}");
        }
        return new RouteSegment(text, "", null, false);
    }

    /** Whether it takes this part of a path, {@code null} being its end; a parameter goes into the map. */
    boolean take(@Nullable String given, Map<String, String> parameters) {
        if (literal != null) {
            return literal.equalsIgnoreCase(given);
        }
        String value = given == null ? otherwise : given;
        if (value != null) {
            parameters.put(name, value);
        }
        return value != null || catchesAll;
    }
}
