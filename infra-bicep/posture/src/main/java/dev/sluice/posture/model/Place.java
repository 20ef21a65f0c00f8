package dev.sluice.posture.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A place in a plan, and what is there. Values compare without regard to case, as Azure compares them.
 *
 * @param part the part of the plan
 * @param pointer JSON pointer from the resource
 * @param value what is there; a missing node if nothing is
 */
public record Place(Part part, String pointer, JsonNode value) {
    /** The place at a JSON pointer below this one. */
    public Place at(String relative) {
        return new Place(part, pointer + relative, value.at(relative));
    }

    /** The elements of the list here; none where there is no list. */
    public List<Place> elements() {
        return value.isArray() ? Part.elements(this) : List.of();
    }

    /** The fields of the object here; none where there is no object. */
    public List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            fields.add(new Field(entry.getKey(), at("/" + escape(entry.getKey()))));
        }
        return fields;
    }

    /** The literal text here; empty for anything else, expressions included. */
    public Optional<String> text() {
        return value.isTextual() && !isExpression() ? Optional.of(value.textValue()) : Optional.empty();
    }

    /** The text here, be it an expression; empty where there is no text. */
    public String raw() {
        return value.isTextual() ? value.textValue() : "";
    }

    /** Whether nothing is here. */
    public boolean isAbsent() {
        return value.isMissingNode() || value.isNull();
    }

    /** Whether what is here is known only at run time. */
    public boolean isExpression() {
        return value.isTextual() && Expression.is(value.textValue());
    }

    /** Whether the literal here is this one. */
    public boolean is(String literal) {
        return value.isValueNode() && !isAbsent() && value.asText().equalsIgnoreCase(literal);
    }

    /** Whether this is a literal {@code true}. */
    public boolean isTrue() {
        return is("true");
    }

    /** Whether an empty list or object is here, or nothing. */
    public boolean isEmpty() {
        return isAbsent() || (value.isContainerNode() && value.isEmpty());
    }

    /** What is here, short enough for a message. */
    public String shown() {
        String text = value.isMissingNode() ? "nothing" : value.isTextual() ? value.textValue() : value.toString();
        return text.length() > 120 ? text.substring(0, 117) + "..." : text;
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /**
     * A field of an object.
     *
     * @param name its name
     * @param place where its value is
     */
    public record Field(String name, Place place) {}
}
