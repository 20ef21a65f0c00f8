package dev.sluice.ingest.event;

import java.math.BigDecimal;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads application properties by type: a value of another type is as good as none. */
final class Properties {
    private final Map<String, @Nullable Object> values;

    Properties(Map<String, @Nullable Object> values) {
        this.values = values;
    }

    /** A text; {@code null} when there is none or it is empty. */
    @Nullable String text(String name) {
        return values.get(name) instanceof String text && !text.isEmpty() ? text : null;
    }

    boolean isTrue(String name) {
        return Boolean.TRUE.equals(values.get(name));
    }

    /** A whole number of any integer type, those of AMQP without sign included, if it fits. */
    OptionalLong whole(String name) {
        Object value = values.get(name);
        if (value instanceof Long number) {
            return OptionalLong.of(number);
        }
        return value instanceof Number number && !isFraction(number) ? parsed(number.toString()) : OptionalLong.empty();
    }

    private static boolean isFraction(Number number) {
        return number instanceof Double || number instanceof Float || number instanceof BigDecimal;
    }

    private static OptionalLong parsed(String digits) {
        try {
            return OptionalLong.of(Long.parseLong(digits));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
