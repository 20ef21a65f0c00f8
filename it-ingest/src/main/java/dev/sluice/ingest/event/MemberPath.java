package dev.sluice.ingest.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where a value stands in a body.
 *
 * @param members names of the members that lead to it, from the outside in
 */
record MemberPath(List<String> members) {
    private static final Pattern FORM = Pattern.compile("\\$(\\.[A-Za-z0-9_-]{1,128}){1,16}");

    MemberPath {
        members = List.copyOf(members);
    }

    /**
     * Reads a path such as {@code $.location.room}.
     *
     * @throws IllegalArgumentException when the text is none
     */
    static MemberPath parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("is no path like $.location.room");
        }
        return new MemberPath(List.of(text.substring(2).split("\\.", -1)));
    }

    /** What stands there; a missing node when nothing does. */
    JsonNode in(JsonNode body) {
        JsonNode node = body;
        for (String member : members) {
            node = node.path(member);
        }
        return node;
    }

    /** The name that a measurement there would have. */
    String name() {
        return String.join(".", members);
    }
}
