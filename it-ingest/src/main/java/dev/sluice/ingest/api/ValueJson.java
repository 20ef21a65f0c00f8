package dev.sluice.ingest.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.sluice.ingest.MeasuredValue;
import java.util.regex.Pattern;

/** Measured values as JSON: a number with every digit that its device sent. */
final class ValueJson {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private ValueJson() {}

    static JsonNode of(MeasuredValue value) {
        return switch (value.kind()) {
            case NUMBER -> number(value.text());
            case BOOLEAN -> BooleanNode.valueOf(Boolean.parseBoolean(value.text()));
            case TEXT -> TextNode.valueOf(value.text());
        };
    }

    private static JsonNode number(String text) {
        return NUMBER.matcher(text).matches() ? new POJONode(new RawValue(text)) : TextNode.valueOf(text);
    }
}
