package dev.sluice.contract.quarantine;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A property's value with its AMQP type, as text: a JSON number can't hold every 64-bit integer.
 *
 * @param type the AMQP name of the type: {@code string}, {@code long}, {@code timestamp}, {@code binary}, ...
 * @param text the value; a {@code timestamp} in epoch milliseconds, {@code binary} as Base64; {@code null} for the
 *     type {@code null}
 */
public record TypedValue(String type, @Nullable String text) {
    /** The AMQP null. */
    public static final TypedValue NULL = new TypedValue("null", null);

    public TypedValue {
        requireNonNull(type, "type");
    }

    /** A {@code string}. */
    public static TypedValue string(String text) {
        return new TypedValue("string", text);
    }
}
