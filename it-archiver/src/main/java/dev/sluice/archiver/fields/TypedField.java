package dev.sluice.archiver.fields;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A field of JSON bodies that gets a column of its own.
 *
 * @param name name of the column
 * @param path names of the members that lead to the value, from the outside in
 * @param type what the column holds
 */
public record TypedField(String name, List<String> path, FieldType type) {
    private static final Pattern FORM =
            Pattern.compile("([A-Za-z][A-Za-z0-9_]{0,62})(?:=\\$((?:\\.[A-Za-z0-9_-]{1,128}){1,16}))?:([a-z]+)");

    public TypedField {
        requireNonNull(name, "name");
        requireNonNull(type, "type");
        path = List.copyOf(path);
    }

    /**
     * Reads a comma-separated list such as {@code value:double,room=$.location.room:string}.
     *
     * @throws IllegalArgumentException when the text is none; the message shows the form
     */
    public static List<TypedField> parseAll(String text) {
        return Stream.of(text.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(TypedField::parse)
                .toList();
    }

    private static TypedField parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no field: write it like value:double or room=$.location.room:string");
        }
        String name = matcher.group(1);
        String path = matcher.group(2);
        List<String> members =
                path == null ? List.of(name) : List.of(path.substring(1).split("\\."));
        return new TypedField(name, members, type(text, matcher.group(3)));
    }

    private static FieldType type(String field, String label) {
        return Arrays.stream(FieldType.values())
                .filter(type -> type.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + field + "' has no known type: use "
                        + Arrays.stream(FieldType.values())
                                .map(FieldType::label)
                                .collect(Collectors.joining(", "))));
    }

    /** The field as a setting writes it. */
    @Override
    public String toString() {
        return name + "=$." + String.join(".", path) + ":" + type.name().toLowerCase(Locale.ROOT);
    }
}
