package dev.sluice.bench.measure;

import java.util.Locale;

/**
 * What a figure should be.
 *
 * @param kind which way is good
 * @param value the border
 */
public record Goal(Kind kind, double value) {
    /** Which way is good. */
    public enum Kind {
        /** The value or more. */
        AT_LEAST("≥"),
        /** The value or less. */
        AT_MOST("≤"),
        /** Less than the value. */
        BELOW("<");

        private final String sign;

        Kind(String sign) {
            this.sign = sign;
        }
    }

    public static Goal atLeast(double value) {
        return new Goal(Kind.AT_LEAST, value);
    }

    public static Goal atMost(double value) {
        return new Goal(Kind.AT_MOST, value);
    }

    public static Goal below(double value) {
        return new Goal(Kind.BELOW, value);
    }

    public boolean isMet(double figure) {
        return switch (kind) {
            case AT_LEAST -> figure >= value;
            case AT_MOST -> figure <= value;
            case BELOW -> figure < value;
        };
    }

    @Override
    public String toString() {
        return kind.sign + " " + String.format(Locale.ROOT, value == Math.rint(value) ? "%.1f" : "%s", value);
    }
}
