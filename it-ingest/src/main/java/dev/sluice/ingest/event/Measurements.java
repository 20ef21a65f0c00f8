package dev.sluice.ingest.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.ingest.MeasuredValue;
import dev.sluice.ingest.MeasuredValue.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Finds what was measured: numbers, booleans and texts of a body, those in nested objects under dotted names. Arrays and
 * nulls are no measurements, nor is what has a name longer than {@link #LONGEST_NAME}.
 */
final class Measurements {
    /** Length of the longest name, bytes of UTF-8. */
    static final int LONGEST_NAME = 96;

    /** Length of the longest text, bytes of UTF-8: of a longer one the beginning is kept. */
    static final int LONGEST_TEXT = 128;

    /** Length of the longest number, characters: of a longer one the nearest double is kept. */
    static final int LONGEST_NUMBER = 40;

    private final Set<String> except;
    private final Map<String, MeasuredValue> found = new LinkedHashMap<>();

    private Measurements(Set<String> except) {
        this.except = except;
    }

    /**
     * The measurements of a body, in its order.
     *
     * @param except names that are none
     */
    static Map<String, MeasuredValue> of(ObjectNode body, Set<String> except) {
        Measurements measurements = new Measurements(except);
        body.properties().forEach(member -> measurements.take(member.getKey(), member.getValue()));
        return measurements.found;
    }

    private void take(String name, JsonNode value) {
        if (!Texts.fits(name, LONGEST_NAME)) {
            return;
        }
        if (value instanceof ObjectNode object) {
            object.properties().forEach(member -> take(name + '.' + member.getKey(), member.getValue()));
        } else if (value.isValueNode() && !value.isNull() && !except.contains(name)) {
            found.put(name, measured(value));
        }
    }

    private static MeasuredValue measured(JsonNode value) {
        return switch (value.getNodeType()) {
            case NUMBER -> new MeasuredValue(Kind.NUMBER, number(value));
            case BOOLEAN -> new MeasuredValue(Kind.BOOLEAN, value.asText());
            default -> new MeasuredValue(Kind.TEXT, Texts.cut(value.asText(), LONGEST_TEXT));
        };
    }

    /** A number too large for a double becomes the largest one: there is no text for infinity in JSON. */
    private static String number(JsonNode value) {
        String text = value.asText();
        return text.length() <= LONGEST_NUMBER
                ? text
                : Double.toString(Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, Double.parseDouble(text))));
    }
}
