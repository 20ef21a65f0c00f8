package dev.sluice.ingest;

import static java.util.Objects.requireNonNull;

/**
 * What a device measured.
 *
 * @param kind what the text is
 * @param text a number as JSON writes it, {@code true} or {@code false}, or the text itself
 */
public record MeasuredValue(Kind kind, String text) {
    /** What a value is. */
    public enum Kind {
        NUMBER,
        BOOLEAN,
        TEXT
    }

    public MeasuredValue {
        requireNonNull(kind, "kind");
        requireNonNull(text, "text");
    }
}
