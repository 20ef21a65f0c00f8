package dev.sluice.archiver.fields;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.archiver.event.Text;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The type of a typed field, and which JSON values it takes without changing what they say. */
public enum FieldType {
    /** ISO-8601 text with or without an offset (without: UTC), as microseconds since the epoch. */
    TIMESTAMP {
        @Override
        @Nullable Object read(JsonNode node) {
            return node.isTextual() ? Timestamps.micros(node.textValue()) : null;
        }
    },
    /** A JSON number that a double can hold; the nearest double. */
    DOUBLE {
        @Override
        @Nullable Object read(JsonNode node) {
            double value = node.isNumber() ? node.doubleValue() : Double.NaN;
            return Double.isFinite(value) ? value : null;
        }
    },
    /** A whole JSON number within 64 bits. */
    LONG {
        @Override
        @Nullable Object read(JsonNode node) {
            return node.isNumber() ? whole(node.decimalValue()) : null;
        }
    },
    /** A JSON string. */
    STRING {
        @Override
        @Nullable Object read(JsonNode node) {
            return node.isTextual() ? Text.wellFormed(node.textValue()) : null;
        }
    },
    /** {@code true} or {@code false}. */
    BOOLEAN {
        @Override
        @Nullable Object read(JsonNode node) {
            return node.isBoolean() ? node.booleanValue() : null;
        }
    };

    private static final int LONG_DIGITS = 19;

    /** The value as {@code Long}, {@code Double}, {@code String} or {@code Boolean}; {@code null} on a type conflict. */
    abstract @Nullable Object read(JsonNode node);

    /** The name used in settings. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable Object whole(BigDecimal number) {
        // A device may write 1e999999999: the magnitude is looked at before any digit is made.
        if ((long) number.precision() - number.scale() > LONG_DIGITS) {
            return null;
        }
        try {
            return number.longValueExact();
        } catch (ArithmeticException e) {
            return null;
        }
    }
}
